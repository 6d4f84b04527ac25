using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>The authorities of a place, county and above, and the complaint hotline's people.</summary>
public sealed class Bureau
{
    private Bureau(Stage stage, PlaceMade place) => (Stage, Place) = (stage, place);

    /// <summary>The running system.</summary>
    public Stage Stage { get; }

    /// <summary>The place.</summary>
    public PlaceMade Place { get; }

    /// <summary>County education bureau (县级教育局).</summary>
    public Person Education { get; private set; } = null!;

    /// <summary>Price authority above (发展改革委).</summary>
    public Person CityPrice { get; private set; } = null!;

    /// <summary>Education bureau above.</summary>
    public Person CityEducation { get; private set; } = null!;

    /// <summary>Finance bureau above (财政局).</summary>
    public Person CityFinance { get; private set; } = null!;

    /// <summary>Hotline agent (话务员).</summary>
    public Person Agent { get; private set; } = null!;

    /// <summary>Hotline supervisor (督办员).</summary>
    public Person Supervisor { get; private set; } = null!;

    /// <summary>Enters them and signs them in.</summary>
    public static async Task<Bureau> EnterAsync(Stage stage, PlaceMade place)
    {
        var bureau = new Bureau(stage, place);
        bureau.Education = await bureau.OfficialAsync("education", "authority", place.County, "education");
        bureau.CityPrice = await bureau.OfficialAsync("city-price", "authority", place.City, "price");
        bureau.CityEducation = await bureau.OfficialAsync("city-education", "authority", place.City, "education");
        bureau.CityFinance = await bureau.OfficialAsync("city-finance", "authority", place.City, "finance");
        bureau.Agent = await bureau.OfficialAsync("agent", "hotlineAgent", place.County);
        bureau.Supervisor = await bureau.OfficialAsync("supervisor", "hotlineSupervisor", place.County);
        return bureau;
    }

    /// <summary>The county's own policy for the service (一县一策).</summary>
    public Task RecordPolicyAsync() =>
        Education.DoesPutAsync(
            $"/enrolment/v1/county-policies/{Stage.Chance.Id($"{Place.Law}/county-policy")}",
            new
            {
                division = Place.County,
                title = $"{Place.Title}课后服务实施细则",
                number = "教发〔2026〕6号",
                from = "2026-08-01",
                words = "义务教育学校全覆盖，有需要的学生全覆盖。",
            }
        );

    private async Task<Person> OfficialAsync(string name, string role, string division, string? department = null)
    {
        var invited = await Stage.EnterAsync(Stage.Operator, $"{Place.Law}-{name}", [role], department, division);
        return await Stage.SignInAsync(invited);
    }
}
