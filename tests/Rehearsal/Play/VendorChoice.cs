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
    public bool IsPossible => law.Says("staffing.vendorsSelected");

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
            if (shown.ValueKind != System.Text.Json.JsonValueKind.Object)
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
                selectionId = _selection,
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
