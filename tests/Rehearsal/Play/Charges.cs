using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 2: those the law names set the fee standard of the place.</summary>
public sealed class Charges
{
    private readonly Bureau _bureau;
    private readonly Law _law;
    private readonly JsonElement[] _setters;
    private readonly string _level;

    /// <summary>The charges of a place.</summary>
    public Charges(Bureau bureau, Law law)
    {
        ArgumentNullException.ThrowIfNull(bureau);
        ArgumentNullException.ThrowIfNull(law);
        (_bureau, _law) = (bureau, law);
        _setters = law.Says("fees.standardSetters") ? [.. law.Value("fees.standardSetters").EnumerateArray()] : [];
        // The made-up schools are run by their counties: where a standard reaches only those whom its division runs, it is the county's.
        var isCountys =
            law.Word("fees.standardScope") == "runBy" || !_setters.Any(setter => setter.Text("level") == "city");
        (_level, Division, Setter) = isCountys
            ? (
                "county",
                bureau.Place.County,
                bureau.Place.County == bureau.Place.City ? bureau.CityPrice : bureau.Education
            )
            : ("city", bureau.Place.City, bureau.CityPrice);
    }

    /// <summary>Whether anybody can set a standard, and so whether families are ever billed.</summary>
    public bool ArePossible => _setters.Length > 0;

    /// <summary>The division it is set for.</summary>
    public string Division { get; }

    /// <summary>The official who leads.</summary>
    public Person Setter { get; }

    /// <summary>First day of the standard, and so the day whose law decides on it.</summary>
    public DateOnly EffectiveOn { get; set; } = new(2026, 8, 20);

    /// <summary>The standard's path.</summary>
    public string Path => $"/fees/v1/standards/{_bureau.Stage.Chance.Id($"{_bureau.Place.Law}/standard")}";

    /// <summary>The whole step.</summary>
    public async Task StandardIsPublishedAsync()
    {
        if (!ArePossible)
            return;
        await Asking.DoneAsync(() => AskStandardAsync(Amount));
        await OthersAgreeAsync();
        await ApproveAsync();
        await Setter.DoesPostWithReasonAsync($"{Path}/publish");
        await PublishOnPlatformAsync();
    }

    /// <summary>The proposal's command.</summary>
    public Task<HttpResponseMessage> AskStandardAsync(string amount) =>
        Setter.PutAsync(
            Path,
            new
            {
                division = Division,
                unit = "term",
                amount,
                effectiveOn = EffectiveOn,
                minutes = Cap is { ValueKind: JsonValueKind.Object } cap
                    ? cap.GetProperty("minutes").GetInt32()
                    : (int?)null,
                policyBasis = _setters.Any(setter => setter.Flag("byPolicy")) ? "自治区课后服务收费政策" : null,
                reason = Asking.Reason,
            }
        );

    private JsonElement Cap => _law.Value("fees.termCap");

    private string Amount => Cap is { ValueKind: JsonValueKind.Object } cap ? cap.Text("amount") : "500.00";

    private async Task OthersAgreeAsync()
    {
        var others = _setters.FirstOrDefault(setter => setter.Text("level") == _level);
        if (others.ValueKind != JsonValueKind.Object)
            return;
        foreach (var department in others.GetProperty("with").EnumerateArray().Select(one => one.GetString()))
            await (department == "finance" ? _bureau.CityFinance : _bureau.CityEducation).DoesPostAsync(
                $"{Path}/agree"
            );
    }

    private async Task ApproveAsync()
    {
        if (
            _law.Value("fees.standardApprovers") is not { ValueKind: JsonValueKind.Object } approvers
            || !approvers.TryGetProperty(_level, out var bodies)
        )
            return;
        await Setter.DoesPostAsync(
            $"{Path}/approval",
            new
            {
                body = bodies[0].GetString(),
                number = "政函〔2026〕31号",
                on = "2026-08-18",
                document = "关于课后服务收费标准的批复",
            }
        );
    }

    private async Task PublishOnPlatformAsync()
    {
        if (_law.Word("fees.publicationPlatform") is not { } platform)
            return;
        await _bureau.CityPrice.DoesPostAsync(
            $"{Path}/publication",
            new
            {
                platform,
                receipt = "2026-08-0031",
                on = "2026-08-20",
                fields = _law.Words("fees.publicationFields"),
            }
        );
    }
}
