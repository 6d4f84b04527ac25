using System.ComponentModel.DataAnnotations;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>Words that a step is recorded with.</summary>
/// <param name="Words">The words.</param>
public sealed record CaseWords([property: Required, StringLength(4_000, MinimumLength = 2)] string Words);

/// <summary>The end of a verb.</summary>
internal static class Turns
{
    /// <summary>409 out of turn, else saved: 204, now as before.</summary>
    public static async Task<Results<NotFound, Conflict, NoContent>> SaveAsync(
        this SupervisionDb db,
        Turn turn,
        CancellationToken ct
    )
    {
        if (turn is Turn.OutOfTurn)
            return TypedResults.Conflict();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
