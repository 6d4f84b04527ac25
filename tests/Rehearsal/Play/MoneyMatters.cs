using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Steps 6, 8, 9 and 11: bills and payments, allowances, refunds, and the term's accounts.</summary>
public sealed class MoneyMatters(School school, Law law, Charges charges, Places places)
{
    private readonly ConcurrentDictionary<Guid, Guid> _bills = new();

    /// <summary>Bills by their places.</summary>
    public IReadOnlyDictionary<Guid, Guid> Bills => _bills;

    /// <summary>Yuan billed, and paid.</summary>
    public decimal Billed { get; private set; }

    /// <summary>Every confirmed place has its bill; the families pay into the school's account.</summary>
    /// <param name="callers">How many families pay at once.</param>
    public async Task BillsArePaidAsync(int callers)
    {
        // Where no standard has been set, nobody may be billed.
        if (!charges.ArePossible)
            return;
        var bills = await IssuedAsync();
        foreach (var bill in bills)
            _bills[bill.Id("placeId")] = bill.Id();
        Billed = bills.Sum(bill => decimal.Parse(bill.Text("due"), CultureInfo.InvariantCulture));
        await Parallel.ForEachAsync(
            bills.Where(bill => bill.Text("due") != "0.00"),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (bill, _) => await Asking.DoneAsync(() => AskPaymentAsync(bill.Id(), bill.Text("due")))
        );
    }

    /// <summary>Waits until each confirmed place has a bill that no longer hangs on a charge guard.</summary>
    public async Task<IReadOnlyList<JsonElement>> IssuedAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var bills = await BillsAsync();
            var issued = bills
                .Where(bill => bill.Text("state") != "pending" && places.Confirmed.ContainsKey(bill.Id("placeId")))
                .ToArray();
            if (issued.Length == places.Confirmed.Count)
                return issued;
            if (Stopwatch.GetElapsedTime(began) > Asking.Limit)
                throw new UnexpectedAnswerException(
                    $"{school.Made.Name}: {places.Confirmed.Count} places, {bills.Count} bills, {issued.Length} issued"
                );
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Every bill of the term.</summary>
    public Task<IReadOnlyList<JsonElement>> BillsAsync() =>
        school.Office.AllAsync($"/fees/v1/bills?termId={school.Made.Term}&limit=1000");

    /// <summary>A payment's command.</summary>
    public Task<HttpResponseMessage> AskPaymentAsync(Guid bill, string amount, string payeeKind = "schoolAccount") =>
        school.Office.PutAsync(
            $"/fees/v1/payments/{school.Id($"payment/{bill}/{payeeKind}")}",
            new
            {
                billId = bill,
                amount,
                method = "bankSlip",
                payeeKind,
                reference = "银行回单",
            }
        );

    /// <summary>Those who worked are paid for the month.</summary>
    public async Task StaffArePaidAsync(IReadOnlyList<Invited> teachers, string month, string amount = "100.00")
    {
        ArgumentNullException.ThrowIfNull(teachers);
        if (!charges.ArePossible)
            return;
        await PayoutRuleHoldsAsync();
        foreach (var teacher in teachers)
            await school.Office.DoesPostAsync(
                $"/staffing/v1/workloads/{school.Id($"workload/{teacher.Account}/{month}")}/confirm",
                new
                {
                    personId = teacher.Account,
                    schoolId = school.Made.Id,
                    month,
                }
            );
        var list = $"/fees/v1/pay-lists/{school.Id($"pay-list/{month}")}";
        await school.Office.DoesPutAsync(
            list,
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                month,
                lines = teachers.Select(teacher => new
                {
                    personId = teacher.Account,
                    dutyRole = "direct",
                    amount,
                }),
            }
        );
        await ApprovedAsync(list);
        await school.Office.DoesPostAsync($"{list}/paid", new { reference = $"{month}-补助" });
    }

    /// <summary>A family that left gets its money back.</summary>
    public async Task RefundIsPaidAsync(Guid place)
    {
        var bill = _bills[place];
        var refund = $"/fees/v1/refunds/{school.Id($"refund/{bill}")}";
        await school.Office.DoesPutAsync(
            refund,
            new
            {
                billId = bill,
                reasonKind = "illness",
                writtenApplication = "因病住院，申请退费。",
            }
        );
        await school.Principal.DoesPostAsync($"{refund}/approve");
        await school.Office.DoesPostAsync($"{refund}/pay", new { reference = "退费" });
    }

    /// <summary>An expenditure's command.</summary>
    public Task<HttpResponseMessage> AskExpenditureAsync(string useCode, string payee) =>
        school.Office.PutAsync(
            $"/fees/v1/expenditures/{school.Id($"expenditure/{useCode}")}",
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                useCode,
                amount = "20.00",
                payee,
            }
        );

    /// <summary>A bill issued by hand.</summary>
    public Task<HttpResponseMessage> AskIssueAsync(Guid bill) =>
        school.Office.PostAsync($"/fees/v1/bills/{bill}/issue");

    /// <summary>The command that closes a budget year.</summary>
    public Task<HttpResponseMessage> AskCloseYearAsync(int year, bool withFinding) =>
        school.Principal.PostAsync($"/fees/v1/schools/{school.Made.Id}/budget-years/{year}/close", new { withFinding });

    /// <summary>What is left goes back to those who paid.</summary>
    public Task ReturnSurplusAsync() =>
        school.Office.DoesPostAsync($"{TermPath}/surplus", new { reference = "结余返还" });

    /// <summary>The school tells the authority what the term cost.</summary>
    public Task DeliverStatementAsync() =>
        school.Office.DoesPostAsync($"{TermPath}/statement", new { cost = "120.00" });

    /// <summary>The authority makes cost, income and expenditure public.</summary>
    public Task PublishStatementAsync() =>
        school.Bureau.Education.DoesPostAsync($"{TermPath}/statement/publish", new { place = "区教育局网站" });

    /// <summary>The command that closes the term's accounts.</summary>
    public Task<HttpResponseMessage> AskCloseAsync() => school.Principal.PostAsync($"{TermPath}/close");

    private string TermPath => $"/fees/v1/terms/{school.Made.Term}";

    // Where the law wants a rule on pay, the school draws it up and the authority consents.
    private async Task PayoutRuleHoldsAsync()
    {
        if (!law.Says("fees.payoutRule"))
            return;
        var rule = $"/fees/v1/payout-rules/{school.Id("payout-rule")}";
        await school.Office.DoesPutAsync(
            rule,
            new
            {
                schoolId = school.Made.Id,
                rates = "每课时50元。",
                classHours = 200,
                content = "课后服务各班次。",
            }
        );
        await school.Bureau.Education.DoesPostAsync($"{rule}/approve");
    }

    /// <summary>Takings go to the treasury, where the law keeps income and spending apart (收支两条线).</summary>
    public async Task RemitAsync()
    {
        if (!law.Says("fees.twoLines") || Billed == 0)
            return;
        await school.Office.DoesPutAsync(
            $"/fees/v1/remittances/{school.Id("remittance")}",
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                amount = Billed.ToString("0.00", CultureInfo.InvariantCulture),
                reference = "缴库单",
            }
        );
    }

    // The workload travels by message; until it is here the pay list is refused for want of it, and the school asks again.
    private async Task ApprovedAsync(string list)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await Asking.RuledOutAsync(() => school.Principal.PostAsync($"{list}/approve", new { }));
            if (answer is null)
                return;
            if (Stopwatch.GetElapsedTime(began) > Asking.Limit)
                throw new UnexpectedAnswerException($"{answer}");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
