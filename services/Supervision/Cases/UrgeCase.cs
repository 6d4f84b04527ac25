using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>
/// PUT /cases/{id}/urgings/{stepId} — asks those it was given to to hurry (催办); a supervisor or the authority may watch over it from
/// then on (督办).
/// </summary>
internal static class UrgeCase
{
    public static async Task<Results<NotFound, ForbidHttpResult, Conflict, NoContent>> Handle(
        Guid id,
        Guid stepId,
        CaseUrged told,
        Caller caller,
        CaseReach reach,
        CaseSteps steps,
        Notices notices,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        if (told.IsSupervised && !caller.Is(Roles.HotlineSupervisor) && !caller.Is(Roles.Authority))
            return TypedResults.Forbid();
        var claim = await steps.ClaimAsync(stepId, id, told, ct);
        if (claim is Claim.Repeated)
            return TypedResults.NoContent();
        if (claim is Claim.Conflicting || !complaint.CanBeUrged)
            return TypedResults.Conflict();

        if (told.IsSupervised)
            complaint.Supervise(clock.Now());
        steps.Record(stepId, id, told.IsSupervised ? CaseStepKind.Supervised : CaseStepKind.Urged, told.Words);
        if (complaint.AssignedTo is HandlingLevel.School)
            await notices.TellSchoolAsync("case-urged", complaint, complaint.NextDueOn, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What those it was given to are told.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsSupervised">Whether it is watched over from now on (督办).</param>
public sealed record CaseUrged(
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words,
    bool IsSupervised = false
);
