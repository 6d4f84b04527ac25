using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 3, the vendor: the authority invites, compares, and lists; each school is permitted and contracts.</summary>
public sealed class VendorChoice(Bureau bureau, Law law)
{
    private readonly Guid _selection = bureau.Stage.Chance.Id($"{bureau.Place.Law}/selection");
    private readonly Guid _bid = bureau.Stage.Chance.Id($"{bureau.Place.Law}/bid");

    /// <summary>The vendor.</summary>
    public Guid Vendor { get; } = bureau.Stage.Chance.Id($"{bureau.Place.Law}/vendor");

    /// <summary>Whether the place knows vendors at all.</summary>
    public bool IsPossible => law.Says("staffing.vendorSteps");

    private bool IsSelected => law.Words("staffing.vendorSteps").Contains("selection");

    /// <summary>The selection.</summary>
    public Guid Selection => _selection;

    /// <summary>The vendor is known, and bids.</summary>
    public async Task InviteAsync()
    {
        await bureau.Education.DoesPutAsync(
            $"/staffing/v1/vendors/{Vendor}",
            new
            {
                creditCode = CreditCode(bureau.Place.County),
                name = "星星艺术中心",
                kind = "vendor",
                qualifications = new[] { "艺术培训" },
            }
        );
        if (!IsSelected)
            return;
        await bureau.Education.DoesPutAsync(
            $"/staffing/v1/selections/{_selection}",
            new
            {
                division = bureau.Place.County,
                item = "舞蹈",
                category = "enrichment",
                offCampusPrice = "100.00",
                method = "tender",
            }
        );
        await bureau.Education.DoesPutAsync(
            $"/staffing/v1/selections/{_selection}/bids/{_bid}",
            new { vendorId = Vendor, price = "80.00" }
        );
    }

    /// <summary>The award; its command, so that a story can look at the answer.</summary>
    public Task<HttpResponseMessage> AskAwardAsync() =>
        bureau.Education.PostAsync($"/staffing/v1/selections/{_selection}/award", new { bidId = _bid });

    /// <summary>The award, with the authority's own finding where the law leaves it to it; then the list.</summary>
    public async Task AwardAsync()
    {
        if (!IsSelected)
            return;
        if (await Asking.RuledOutAsync(AskAwardAsync) is { } waiting)
        {
            await bureau.Education.DoesPostAsync(
                $"/staffing/v1/held/{waiting.Id("heldMatterId")}/decide",
                new { granted = true, words = "低于校外价格两成，认定为明显低于。" }
            );
            await Asking.DoneAsync(AskAwardAsync);
        }

        await bureau.Education.DoesPostAsync($"/staffing/v1/vendor-list/{_selection}/publish");
    }

    /// <summary>The school asks the vendor in, every body takes its step in the place's order, and the school contracts.</summary>
    public async Task ComesInAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        await StateNeedAsync(school);
        foreach (var step in law.Words("staffing.vendorSteps"))
            switch (step)
            {
                case "selection":
                    break;
                case "schoolPermit":
                    await PermitAsync(school);
                    break;
                case "reviewGroup" or "partyMeeting":
                    await TakeStepAsync(school, step, school.Office);
                    break;
                case "cityBureau":
                    await TakeStepAsync(school, step, bureau.CityEducation);
                    break;
                default:
                    await TakeStepAsync(school, step, bureau.Education);
                    break;
            }
        await school.Office.DoesPostAsync($"{Introduction(school)}/publish");
        await ContractAsync(school);
    }

    /// <summary>Somebody of the vendor's is entered; the school has yet to see that the person may come.</summary>
    public async Task SendsAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        var person = await school.PostAsync("vendor-teacher", "dutyTeacher");
        await school.Office.DoesPutAsync(
            $"/staffing/v1/persons/{person.Account}",
            new
            {
                schoolId = school.Made.Id,
                category = "vendorStaff",
                vendorId = Vendor,
            }
        );
    }

    /// <summary>What the school lacks, and what its pupils ask for.</summary>
    public async Task StateNeedAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        await school.Office.DoesPutAsync(
            $"/staffing/v1/shortages/{school.Id("shortage")}",
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                statement = "本校没有舞蹈教师。",
            }
        );
        await school.Office.DoesPutAsync(
            Introduction(school),
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                item = "舞蹈",
                category = "enrichment",
                vendorId = Vendor,
                pupilsAsking = 30,
                unmetInterest = "部分学生希望学习舞蹈。",
            }
        );
    }

    /// <summary>The command of a step of the introduction.</summary>
    public Task<HttpResponseMessage> AskStepAsync(School school, string step, Person by)
    {
        ArgumentNullException.ThrowIfNull(school);
        ArgumentNullException.ThrowIfNull(by);
        var isGroup = step == "reviewGroup";
        var votes = step is "reviewGroup" or "partyMeeting";
        return by.PutAsync(
            $"{Introduction(school)}/steps/{school.Id($"introduction/{step}")}",
            new
            {
                step,
                passed = true,
                on = "2026-08-19",
                number = $"〔2026〕{school.Made.Number}号",
                minutes = "同意引进。",
                parentMembers = isGroup ? 3 : 0,
                teacherMembers = isGroup ? 3 : 0,
                votesFor = votes ? 5 : 0,
                votesAgainst = votes ? 1 : 0,
            }
        );
    }

    private Task<JsonElement> TakeStepAsync(School school, string step, Person by) =>
        Asking.DoneAsync(() => AskStepAsync(school, step, by));

    private static string Introduction(School school) => $"/staffing/v1/introductions/{school.Id("introduction")}";

    /// <summary>The school's permit; the authority confirms the running total it is shown, where it has set none.</summary>
    public async Task PermitAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        for (int? total = null; ; )
        {
            var asked = total;
            var answer = await Asking.RuledOutAsync(() => AskPermitAsync(school, asked));
            if (answer is null)
                return;
            var shown = answer
                .Value.GetProperty("policy")
                .EnumerateArray()
                .FirstOrDefault(line => line.Text("rule") == "vendor-schools-total-unconfirmed");
            if (shown.ValueKind != JsonValueKind.Object)
                throw new UnexpectedAnswerException($"{answer}");
            total = shown.GetProperty("compared").GetProperty("schools").GetInt32();
        }
    }

    /// <summary>The permit's command.</summary>
    /// <param name="school">The school.</param>
    /// <param name="total">The total of permitted schools that the authority confirms.</param>
    public Task<HttpResponseMessage> AskPermitAsync(School school, int? total)
    {
        ArgumentNullException.ThrowIfNull(school);
        return bureau.Education.PutAsync(
            $"/staffing/v1/permits/{school.Id("permit")}",
            new
            {
                schoolId = school.Made.Id,
                number = $"教许〔2026〕{school.Made.Number}号",
                confirmTotal = total,
            }
        );
    }

    /// <summary>The school contracts with the vendor.</summary>
    public Task ContractAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        return school.Office.DoesPutAsync(
            $"/staffing/v1/contracts/{school.Id("contract")}",
            new
            {
                schoolId = school.Made.Id,
                vendorId = Vendor,
                selectionId = IsSelected ? _selection : (Guid?)null,
                from = School.FirstDay,
                until = School.LastDay,
                scope = "item",
            }
        );
    }

    // GB 32100: eighteen characters, the last of which checks the others.
    private static string CreditCode(string division)
    {
        const string digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var body = $"91{division}M000100Y4";
        var sum = body.Select((letter, at) => digits.IndexOf(letter, StringComparison.Ordinal) * weights[at]).Sum();
        return body + digits[(31 - sum % 31) % 31];
    }
}
