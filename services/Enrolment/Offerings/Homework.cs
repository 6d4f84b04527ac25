using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>How much of the written homework a group finished in the service on a day (书面作业完成情况). Append-only; no pupil is named.</summary>
public sealed class HomeworkRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offering, whose pupils are the group.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Pieces of written homework the group's pupils had.</summary>
    public required int Set { get; init; }

    /// <summary>Pieces finished in the service.</summary>
    public required int Finished { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }
}

/// <summary>PUT /offerings/{id}/homework/{recordId} — the school records a day's figures of a group.</summary>
internal static class RecordHomework
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        Guid recordId,
        HomeworkCounted counted,
        Desk desk,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        if (counted.Finished > counted.Set)
            return Invalid.Field("Finished", "No more is finished than was set.");
        if (counted.Day > desk.Clock.Today())
            return Invalid.Field("Day", "The day is not after today.");
        var claim = await desk.Creations.ClaimAsync(recordId, counted, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        desk.Db.HomeworkRecords.Add(
            new HomeworkRecord
            {
                Id = recordId,
                OfferingId = id,
                Day = counted.Day,
                Set = counted.Set,
                Finished = counted.Finished,
                RecordedBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>GET /offerings/{id}/homework — a group's figures of the term, beside what the document says; without consequence.</summary>
internal static class ReadHomework
{
    public static async Task<Results<NotFound, Ok<HomeworkShown>>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            offering is null
            || !await desk.Reach.ReadsSchoolAsync(offering.SchoolId, ct)
            || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { Found: { } pack }
        )
            return TypedResults.NotFound();
        var sum = await desk
            .Db.HomeworkRecords.Where(one => one.OfferingId == id)
            .GroupBy(_ => 1)
            .Select(all => new { Set = all.Sum(one => one.Set), Finished = all.Sum(one => one.Finished) })
            .FirstOrDefaultAsync(ct);
        var (set, finished) = (sum?.Set ?? 0, sum?.Finished ?? 0);
        var isJunior = offering.Grades.Any(grade => grade >= 7);
        var ruling = isJunior ? JuniorHomeworkRule.Judge(finished, set, pack) : Ruling.Permitted;
        return TypedResults.Ok(
            new HomeworkShown(
                id,
                set,
                finished,
                set == 0 ? null : decimal.Round((decimal)finished / set, 4),
                [.. ruling.Findings]
            )
        );
    }
}

/// <summary>A day's figures of a group.</summary>
/// <param name="Day">The day; not after today.</param>
/// <param name="Set">Pieces of written homework the pupils had.</param>
/// <param name="Finished">Pieces finished in the service.</param>
public sealed record HomeworkCounted(
    DateOnly Day,
    [property: Range(0, 100_000)] int Set,
    [property: Range(0, 100_000)] int Finished
);

/// <summary>A group's figures of the term.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Set">Pieces of written homework the pupils had.</param>
/// <param name="Finished">Pieces finished in the service.</param>
/// <param name="Share">Finished of set, 0 to 1; none where nothing was set.</param>
/// <param name="Compared">What the document says where the figure is below it: shown, nothing follows.</param>
public sealed record HomeworkShown(
    Guid OfferingId,
    int Set,
    int Finished,
    decimal? Share,
    IReadOnlyList<Finding> Compared
);
