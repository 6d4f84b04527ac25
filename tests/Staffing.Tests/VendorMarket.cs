using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Staffing.Tests;

/// <summary>What an authority, its vendors and a school do until a vendor is in.</summary>
public sealed record VendorMarket(StaffingApp App, TestSchool School)
{
    /// <summary>A vendor with a credit code of its own.</summary>
    public async Task<Guid> VendorAsync(string kind = "vendor")
    {
        var vendor = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(
            School.Authority.PutAsJsonAsync(
                $"/staffing/v1/vendors/{vendor}",
                new
                {
                    creditCode = CreditCodes.Next(),
                    name = "星城体育文化有限公司",
                    kind,
                    qualifications = new[] { "体育类培训机构办学许可" },
                }
            )
        );
        return vendor;
    }

    /// <summary>An open selection.</summary>
    public async Task<Guid> SelectionAsync(
        string method = "tender",
        string offCampusPrice = "100.00",
        string category = "enrichment"
    )
    {
        var selection = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(OpenAsync(selection, method, offCampusPrice, category));
        return selection;
    }

    /// <summary>Asks to open a selection.</summary>
    public Task<HttpResponseMessage> OpenAsync(
        Guid selection,
        string method = "tender",
        string offCampusPrice = "100.00",
        string category = "enrichment"
    ) =>
        School.Authority.PutAsJsonAsync(
            $"/staffing/v1/selections/{selection}",
            new
            {
                division = School.Division,
                item = "篮球",
                category,
                offCampusPrice,
                method,
            }
        );

    /// <summary>A bid.</summary>
    public async Task<Guid> BidAsync(Guid selection, Guid vendorId, string price)
    {
        var bid = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(
            School.Authority.PutAsJsonAsync($"/staffing/v1/selections/{selection}/bids/{bid}", new { vendorId, price })
        );
        return bid;
    }

    /// <summary>Asks to award a bid.</summary>
    public Task<HttpResponseMessage> AwardAsync(Guid selection, Guid bidId) =>
        School.Authority.PostAsJsonAsync($"/staffing/v1/selections/{selection}/award", new { bidId });

    /// <summary>A vendor awarded at 60 against 100; the authority has found the price clearly lower.</summary>
    public async Task<(Guid Vendor, Guid Selection)> AwardedAsync()
    {
        var (vendor, selection) = (await VendorAsync(), await SelectionAsync());
        var bid = await BidAsync(selection, vendor, "60.00");
        var line = await StaffingApp.RuledAsync(
            AwardAsync(selection, bid),
            "vendor-price-clearly-lower",
            HttpStatusCode.Accepted
        );
        await DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(AwardAsync(selection, bid));
        await StaffingApp.DoneAsync(IntroduceAsync(vendor, unmetInterest: "本校没有篮球教练。"));
        return (vendor, selection);
    }

    /// <summary>The school asks to bring the vendor in.</summary>
    public Task<HttpResponseMessage> IntroduceAsync(
        Guid? vendor,
        int pupilsAsking = 40,
        string? unmetInterest = null,
        Guid? id = null,
        string category = "enrichment",
        Guid? person = null,
        Guid? term = null
    ) =>
        School.Office.PutAsJsonAsync(
            $"/staffing/v1/introductions/{id ?? Guid.CreateVersion7()}",
            new
            {
                schoolId = School.Id,
                termId = term ?? School.TermId,
                item = "篮球",
                category,
                vendorId = vendor,
                personId = person,
                pupilsAsking,
                unmetInterest,
            }
        );

    /// <summary>Leads an introduction through review group, party meeting, district and city.</summary>
    public async Task LeadThroughAsync(Guid introduction)
    {
        await PassSchoolStepsAsync(introduction);
        await StaffingApp.DoneAsync(TakeAsync(School.Authority, introduction, "districtBureau"));
        await StaffingApp.DoneAsync(TakeAsync(App.Education(School.Division[..4]), introduction, "cityBureau"));
    }

    /// <summary>Leads an introduction through review group and party meeting.</summary>
    public async Task PassSchoolStepsAsync(Guid introduction)
    {
        foreach (var step in (string[])["reviewGroup", "partyMeeting"])
            await StaffingApp.DoneAsync(TakeAsync(School.Office, introduction, step));
    }

    /// <summary>Somebody records a step of an introduction.</summary>
    public Task<HttpResponseMessage> TakeAsync(
        HttpClient by,
        Guid introduction,
        string step,
        bool passed = true,
        int parents = 3,
        int teachers = 3
    ) =>
        by.PutAsJsonAsync(
            $"/staffing/v1/introductions/{introduction}/steps/{Guid.CreateVersion7()}",
            new
            {
                step,
                passed,
                on = App.Today,
                number = "会纪〔2026〕2号",
                minutes = "出席人数达到要求，表决通过。",
                parentMembers = step == "reviewGroup" ? parents : 0,
                teacherMembers = step == "reviewGroup" ? teachers : 0,
                votesFor = 5,
                votesAgainst = 1,
            }
        );

    /// <summary>The authority decides a held matter.</summary>
    public Task DecideAsync(Guid held, bool granted) =>
        StaffingApp.DoneAsync(
            School.Authority.PostAsJsonAsync($"/staffing/v1/held/{held}/decide", new { granted, words = "经核实。" })
        );

    /// <summary>The authority enters a local value.</summary>
    public Task EnterAsync<T>(string key, T value) =>
        StaffingApp.DoneAsync(
            School.Authority.PutAsJsonAsync(
                $"/staffing/v1/settings/{Guid.CreateVersion7()}",
                new
                {
                    key,
                    division = School.Division,
                    from = App.Today,
                    value,
                    document = "本地课后服务第三方机构管理办法",
                    number = "教发〔2026〕3号",
                    quote = "另行规定的数值。",
                }
            )
        );

    /// <summary>Asks for a permit.</summary>
    public Task<HttpResponseMessage> AskPermitAsync(int? confirmTotal = null, Guid? id = null) =>
        School.Authority.PutAsJsonAsync(
            $"/staffing/v1/permits/{id ?? Guid.CreateVersion7()}",
            new
            {
                schoolId = School.Id,
                number = "教批〔2026〕9号",
                confirmTotal,
            }
        );

    /// <summary>Permits the school, confirming the running total that the first answer shows.</summary>
    public async Task PermitAsync()
    {
        while (true)
        {
            var line = await StaffingApp.RuledAsync(AskPermitAsync(), "vendor-schools-total-unconfirmed");
            using var answer = await AskPermitAsync(line.Compared.GetProperty("schools").GetInt32());
            if (answer.StatusCode == HttpStatusCode.NoContent)
                return;
            // Another test's school was permitted in between; its total is the one to confirm.
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity });
        }
    }

    /// <summary>Asks to sign a contract for the term.</summary>
    public Task<HttpResponseMessage> ContractAsync(
        Guid vendorId,
        Guid? selectionId,
        string scope = "item",
        Guid? id = null,
        DateOnly? until = null
    ) =>
        School.Office.PutAsJsonAsync(
            $"/staffing/v1/contracts/{id ?? Guid.CreateVersion7()}",
            new
            {
                schoolId = School.Id,
                vendorId,
                selectionId,
                from = App.Today,
                until = until ?? new DateOnly(2027, 1, 22),
                scope,
            }
        );

    /// <summary>A vendor with a running contract.</summary>
    public async Task<Guid> ContractedAsync(DateOnly? until = null)
    {
        var (vendor, selection) = await AwardedAsync();
        await PermitAsync();
        await StaffingApp.DoneAsync(ContractAsync(vendor, selection, until: until));
        return vendor;
    }
}

/// <summary>Credit codes that check, one after the other.</summary>
internal static class CreditCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static int _given;

    public static string Next()
    {
        var body = "91430100" + Interlocked.Increment(ref _given).ToString("D9", CultureInfo.InvariantCulture);
        var (sum, weight) = (0, 1);
        foreach (var character in body)
            (sum, weight) = (sum + Alphabet.IndexOf(character, StringComparison.Ordinal) * weight, weight * 3 % 31);
        return body + Alphabet[(31 - sum % 31) % 31];
    }
}
