using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 2: those the law names set the fee standard of the place.</summary>
public sealed class Charges(Bureau bureau, Law law)
{
    /// <summary>The standard's path.</summary>
    public string Path { get; } = $"/fees/v1/standards/{bureau.Stage.Chance.Id($"{bureau.Place.Law}/standard")}";

    /// <summary>The whole step.</summary>
    public async Task StandardIsPublishedAsync()
    {
        if (!law.Says("fees.standardSetter"))
            return;
        await bureau.CityPrice.DoesPutAsync(
            Path,
            new
            {
                division = bureau.Place.City,
                unit = "term",
                amount = "500.00",
                effectiveOn = "2026-08-20",
            }
        );
        await bureau.CityEducation.DoesPostAsync($"{Path}/agree");
        await bureau.CityFinance.DoesPostAsync($"{Path}/agree");
        await bureau.CityPrice.DoesPostAsync(
            $"{Path}/approval",
            new
            {
                body = "cityGovernment",
                number = "政函〔2026〕31号",
                on = "2026-08-18",
                document = "关于课后服务收费标准的批复",
            }
        );
        await bureau.CityPrice.DoesPostAsync($"{Path}/publish", new { });
    }
}
