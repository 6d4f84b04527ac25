using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>What was put right (整改), with what shows it. Append-only.</summary>
public sealed class Rectification
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What was done.</summary>
    public required string What { get; init; }

    /// <summary>What shows it: document, date, place.</summary>
    public required string Evidence { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>POST /cases/{id}/rectifications — the school records what it put right; for a sealed one, the authority does.</summary>
internal static class RecordRectification
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        RectificationDone done,
        Caller caller,
        CaseReach reach,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var complaint = await reach.OfOwnSchoolAsync(id, ct) ?? await reach.DecidedAsync(id, ct);
        if (complaint is null)
            return TypedResults.NotFound();
        // Reopened, the same may have to be done again; said twice in one round it is the second click.
        var since = complaint.ReopenedAt ?? complaint.ReceivedAt;
        if (
            await db
                .Rectifications.Where(one => one.CaseId == id && one.RecordedAt >= since)
                .AnyAsync(one => one.What == done.What && one.Evidence == done.Evidence, ct)
        )
            return TypedResults.NoContent();

        db.Rectifications.Add(
            new Rectification
            {
                Id = Guid.CreateVersion7(),
                CaseId = id,
                What = done.What,
                Evidence = done.Evidence,
                RecordedBy = caller.AccountId,
                RecordedAt = clock.Now(),
            }
        );
        return await db.SaveAsync(complaint.Rectify(clock.Now()), ct);
    }
}

/// <summary>What was put right.</summary>
/// <param name="What">What was done.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record RectificationDone(
    [property: Required, StringLength(4_000, MinimumLength = 2)] string What,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Evidence
);
