using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>PUT /cases/{id}/call-backs/{stepId} — what the one who complained thinks of it (回访); not satisfied, it is reopened once.</summary>
internal static class RecordCallBack
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid stepId,
        CalledBack told,
        CaseReach reach,
        CaseSteps steps,
        CaseClock caseClock,
        Editions<SupervisionPack> editions,
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
        if (claim is Claim.Conflicting || complaint.RepliedAt is null)
            return TypedResults.Conflict();

        steps.Record(stepId, id, CaseStepKind.CalledBack, told.Words, new StepParts(IsSatisfied: told.IsSatisfied));
        if (told.IsSatisfied is { } isSatisfied)
        {
            var pack = editions.InForce(complaint.Division, complaint.ReceivedOn)!;
            var response = await caseClock.ResponseAsync(pack, complaint.Division, clock.Today(), ct);
            await HearAsync(complaint, isSatisfied, response, steps, caseClock, clock.Now(), ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task HearAsync(
        ComplaintCase complaint,
        bool isSatisfied,
        TimelyResponse response,
        CaseSteps steps,
        CaseClock caseClock,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (!isSatisfied && complaint.ReopenedAt is null)
            steps.KeepRound(complaint);
        // It was acknowledged before, and what was found true is not verified again: only what is to be done anew gets a new day.
        var anew = response.From(now, isFastLane: false) with
        {
            AcknowledgeOn = null,
        };
        if (complaint.Finding is CaseFinding.Substantiated)
            anew = anew with { VerifyOn = null };
        if (complaint.CallBack(isSatisfied, anew, now))
            await caseClock.StartAnewAsync(complaint, response, anew, ct);
    }
}

/// <summary>What was heard.</summary>
/// <param name="Words">What they said; or when they were tried.</param>
/// <param name="IsSatisfied">Whether they are satisfied; none: not reached.</param>
public sealed record CalledBack(
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words,
    bool? IsSatisfied = null
);
