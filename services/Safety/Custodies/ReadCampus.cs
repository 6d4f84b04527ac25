using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Custodies;

/// <summary>GET /campus?schoolId= — how many children are on campus, and who answers for each.</summary>
internal static class ReadCampus
{
    public static async Task<Results<NotFound, Ok<CampusShown>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.Reach.WorksAtAsync(schoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await desk.Law.AtAsync(schoolId, termId: null, desk.Today, ct) is not { } ground
        )
            return TypedResults.NotFound();

        var late = await desk.Law.NumberAsync("latePickUpMinutes", ground, ground.Pack?.LatePickUpMinutes, ct);
        // Beyond the extended care the duty manager takes over (超时由值班领导负责): exactly on the minute it is still in time.
        var lateSince = desk.Now.AddMinutes(-(late?.Value ?? 0)).ToUniversalTime();
        var after = cut.After ?? Guid.Empty;
        var (open, sessions) = (
            desk.Db.Custodies.Where(one => one.SchoolId == schoolId && one.Until == null),
            desk.Db.Sessions
        );
        var children = await open.Where(one => one.Id > after)
            .OrderBy(one => one.Id)
            .Take(cut.Count)
            .Select(one => new ChildShown(
                one.Id,
                one.PupilId,
                one.SessionId,
                one.AdultId,
                one.From,
                late != null && sessions.Any(session => session.Id == one.SessionId && session.EndsAt < lateSince)
            ))
            .ToListAsync(ct);
        return TypedResults.Ok(new CampusShown(await open.CountAsync(ct), children));
    }
}

/// <summary>Children on campus.</summary>
/// <param name="Count">How many; none means the campus is empty.</param>
/// <param name="Children">Each with the adult who answers for it; go on with <c>after</c> the last one's id.</param>
public sealed record CampusShown(int Count, IReadOnlyList<ChildShown> Children);

/// <summary>A child in the school's care.</summary>
/// <param name="CustodyId">The custody.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SessionId">The session whose group it is in.</param>
/// <param name="AdultId">The adult who answers for it.</param>
/// <param name="From">Since when it is in care.</param>
/// <param name="IsLate">Whether the time of extended care is over too, so that the duty manager takes it over.</param>
public sealed record ChildShown(
    Guid CustodyId,
    Guid PupilId,
    Guid SessionId,
    Guid AdultId,
    DateTimeOffset From,
    bool IsLate
);
