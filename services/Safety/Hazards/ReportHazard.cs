using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Hazards;

/// <summary>PUT /hazards/{id} — a hazard was found; a severe one closes its place, and the groups there are to be moved.</summary>
internal static class ReportHazard
{
    private static readonly string[] Staff = [Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal];

    public static async Task<IResult> Handle(Guid id, HazardAsked asked, Desk desk, CancellationToken ct)
    {
        if (
            !await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Staff)
            || await desk.Law.AtAsync(asked.SchoolId, termId: null, desk.Today, ct) is not { } ground
        )
            return TypedResults.NotFound();
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-hazard");
        }

        var hazard = new Hazard
        {
            Id = id,
            SchoolId = asked.SchoolId,
            Category = asked.Category,
            Severity = asked.Severity,
            Place = asked.Place,
            Words = asked.Words,
            FoundOn = desk.Today,
            RectifyBy = asked.RectifyBy,
            FoundBy = desk.Caller.AccountId,
        };
        desk.Db.Hazards.Add(hazard);
        var category = JsonNamingPolicy.CamelCase.ConvertName(asked.Category.ToString());
        var found = ground.Judge(pack => HazardRule.JudgeFound(pack, category, asked.Place));
        if (
            await desk.Rulings.EnterAsync(ground.Matter("report-hazard", id, asked.RectifyBy), found, Plea.None, ct) is
            { } no
        )
            return no;
        if (hazard.ClosesPlace)
            await MoveGroupsAsync(hazard, ground, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Every group that is there now is to be moved today; none of their sessions ends for it.</summary>
    private static async Task MoveGroupsAsync(Hazard hazard, Ground ground, Desk desk, CancellationToken ct)
    {
        var there = await desk
            .Db.Sessions.Where(one => one.SchoolId == hazard.SchoolId && one.Day == desk.Today)
            .Where(one => one.Place == hazard.Place)
            .Where(one => one.Status == SessionStatus.Planned || one.Status == SessionStatus.Running)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var ruling = ground.Judge(pack => HazardRule.JudgeUse(pack, hazard.Place, isClosed: true));
        foreach (var session in there)
            await desk.Rulings.EnterAsync(ground.Matter("use-place", session, desk.Today), ruling, Plea.None, ct);
    }
}

/// <summary>A hazard found.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Category">In which field.</param>
/// <param name="Severity">minor or severe.</param>
/// <param name="Place">The place, by the school's own name of it.</param>
/// <param name="Words">What was found.</param>
/// <param name="RectifyBy">Last day to put it right.</param>
public sealed record HazardAsked(
    Guid SchoolId,
    HazardCategory Category,
    HazardSeverity Severity,
    [property: Required, StringLength(100, MinimumLength = 1)] string Place,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words,
    DateOnly RectifyBy
);
