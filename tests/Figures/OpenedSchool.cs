using System.Net.Http.Json;
using AfterSchool.EndToEnd;

namespace AfterSchool.Figures;

/// <summary>The story's town, up to the moment when families may ask.</summary>
internal sealed class OpenedSchool
{
    public required Person Guardian { get; init; }

    public required Person Office { get; init; }

    public required Guid Plan { get; init; }

    public required Guid Pupil { get; init; }

    public required Guid Offering { get; init; }

    public static async Task<OpenedSchool> OpenAsync(RunningSystem system)
    {
        await system.MoveToAsync(new DateTimeOffset(2026, 8, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var town = await Town.EnterAsync(system);
        var opening = new Opening(town);
        await opening.PlanComesIntoForceAsync();
        await opening.StandardIsPublishedAsync();
        var staff = new Admission(town);
        await staff.VendorIsAdmittedAsync();
        var menu = new Menu(town, opening.Plan, staff.Vendor);
        await menu.IsPublishedAsync();
        return new OpenedSchool
        {
            Guardian = town.Guardians[0],
            Office = town.Office,
            Plan = opening.Plan,
            Pupil = town.Pupils[0],
            Offering = menu.Sport,
        };
    }

    public HttpRequestMessage Read() => new(HttpMethod.Get, $"/enrolment/v1/plans/{Plan}");

    public HttpRequestMessage Ask() =>
        new(HttpMethod.Put, $"/enrolment/v1/requests/{Guid.CreateVersion7()}")
        {
            Content = JsonContent.Create(new { pupilId = Pupil, choices = new[] { Offering } }),
        };
}
