using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>PUT /cases/{id}/extensions/{stepId} — a supervisor or the authority puts off the last days (延期), before they are over.</summary>
internal static class ExtendCase
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Guid stepId,
        CaseExtended told,
        CaseReach reach,
        CaseSteps steps,
        CaseClock caseClock,
        Rulings rulings,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var claim = await steps.ClaimAsync(stepId, id, told, ct);
        if (claim is Claim.Repeated)
            return TypedResults.NoContent();
        if (claim is Claim.Conflicting || complaint.RepliedAt is not null || complaint.ReplyDueOn is null)
            return TypedResults.Conflict();
        var ruling = complaint.Extend(told.Days, clock.Now());
        if (await rulings.EnterAsync(complaint.Matter("extend-case"), ruling, Plea.None, ct) is { } no)
            return no;

        steps.Record(stepId, id, CaseStepKind.Extended, told.Words, new StepParts(Days: told.Days));
        await caseClock.PutOffAsync(complaint, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>By how much, and why.</summary>
/// <param name="Days">Working days, at most 30.</param>
/// <param name="Words">Why.</param>
public sealed record CaseExtended(
    [property: Range(1, 30)] int Days,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
