using System.Text.Json;

namespace AfterSchool.EndToEnd;

/// <summary>Steps 6, 8, 9 and 11: bills, allowances, a refund, and the surplus back to those who paid.</summary>
internal sealed class MoneyMatters(Town town, Places places)
{
    private readonly Dictionary<int, Guid> _bills = [];

    public async Task BillsArePaidAsync()
    {
        foreach (var (index, place) in places.Ids)
        {
            var bill = await town.Guardians[index]
                .FindsAsync(
                    $"/fees/v1/bills?termId={town.Term}&pupilId={town.Pupils[index]}",
                    row => row.Id("placeId") == place && row.Text("state") == "issued",
                    "the bill is issued"
                );
            _bills[index] = bill.Id();
            await Asking.RuledOutAsync(
                () => PayAsync(bill.Id(), "parentCommittee"),
                "collector-banned",
                "refused",
                "不得通过家长委员会、第三方机构等收取"
            );
            await Asking.DoneAsync(() => PayAsync(bill.Id(), "schoolAccount"));
        }
    }

    public async Task StaffArePaidAsync(Admission staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var worked = await WorkedAsync();
        var list = $"/fees/v1/pay-lists/{Guid.CreateVersion7()}";
        await town.Office.DoesPutAsync(
            list,
            new
            {
                schoolId = town.School,
                termId = town.Term,
                month = "2026-09",
                lines = new[]
                {
                    new
                    {
                        personId = worked,
                        dutyRole = "direct",
                        amount = "100.00",
                    },
                },
            }
        );
        await UntilKnownAsync(() => town.Principal.PostAsync($"{list}/approve", new { }));
        await town.Office.DoesPostAsync($"{list}/paid", new { reference = "2026-09-补助" });

        await Asking.RuledOutAsync(
            () => SpendAsync("managementFee", "中心校管理费"),
            "management-fee",
            "refused",
            "严禁中心校或其他行政管理机构提取管理费"
        );
        await Asking.DoneAsync(() => SpendAsync("consumables", "篮球"));
    }

    public async Task RefundIsPaidAsync()
    {
        await town.Office.FindsAsync(
            "/fees/v1/duties?open=true",
            row => row.Text("rule") == "refund-owed",
            "the refund is a duty of the school"
        );
        var refund = $"/fees/v1/refunds/{Guid.CreateVersion7()}";
        await town.Office.DoesPutAsync(
            refund,
            new
            {
                billId = _bills[places.Leaves],
                reasonKind = "illness",
                writtenApplication = "因病住院，申请退费。",
            }
        );
        await town.Principal.DoesPostAsync($"{refund}/approve");
        await town.Office.DoesPostAsync($"{refund}/pay", new { reference = "退费-1" });
        var done = await town.Office.GetAsync("/fees/v1/duties?open=true");
        Assert.DoesNotContain(done.EnumerateArray(), row => row.Text("rule") == "refund-owed");
    }

    public async Task TermIsClosedAsync()
    {
        var term = $"/fees/v1/terms/{town.Term}";
        await Asking.RuledOutAsync(
            () => town.Principal.PostAsync($"{term}/close", new { }),
            "surplus-unreturned",
            "pending",
            "应全额返还交费学生"
        );
        await town.Office.DoesPostAsync($"{term}/surplus", new { reference = "结余返还" });
        await town.Office.DoesPostAsync($"{term}/statement", new { cost = "120.00" });
        await town.Principal.DoesPostAsync($"{term}/close");
        await town.Education.DoesPostAsync($"{term}/statement/publish", new { place = "区教育局网站" });

        await town.Education.DoesPutAsync(
            $"/supervision/v1/disclosures/{Guid.CreateVersion7()}",
            new
            {
                termId = town.Term,
                place = "区教育局网站",
                publishedOn = "2027-01-25",
            }
        );
    }

    private async Task<Guid> WorkedAsync()
    {
        foreach (var (account, _, _) in town.Teachers[..2])
            await Asking.DoneAsync(() =>
                town.Office.PostAsync(
                    $"/staffing/v1/workloads/{Guid.CreateVersion7()}/confirm",
                    new
                    {
                        personId = account,
                        schoolId = town.School,
                        month = "2026-09",
                    }
                )
            );
        return town.Teachers[0].Account;
    }

    // The workload travels by message; until it is here the pay list is refused for want of it, and the school asks again.
    private static async Task UntilKnownAsync(Func<Task<HttpResponseMessage>> ask) =>
        await Testing.Eventually.True(
            async () =>
            {
                using var answer = await ask();
                return answer.IsSuccessStatusCode
                    ? true
                    : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            },
            "the pay list is approved"
        );

    private Task<HttpResponseMessage> PayAsync(Guid bill, string payeeKind) =>
        town.Office.PutAsync(
            $"/fees/v1/payments/{Guid.CreateVersion7()}",
            new
            {
                billId = bill,
                amount = "180.00",
                method = "bankSlip",
                payeeKind,
                reference = "银行回单",
            }
        );

    private Task<HttpResponseMessage> SpendAsync(string useCode, string payee) =>
        town.Office.PutAsync(
            $"/fees/v1/expenditures/{Guid.CreateVersion7()}",
            new
            {
                schoolId = town.School,
                termId = town.Term,
                useCode,
                amount = "20.00",
                payee,
            }
        );
}
