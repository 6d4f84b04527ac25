using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>PUT /cases/{id}/returns/{stepId} — those it was given to say whose it is, and by which article (退单).</summary>
internal static class ReturnCase
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Guid stepId,
        CaseReturned told,
        CaseReach reach,
        CaseSteps steps,
        Rulings rulings,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        // Asked before the case is looked for: once returned, the school no longer sees it, and its second click is still its first.
        var claim = await steps.ClaimAsync(stepId, id, told, ct);
        if (claim is Claim.Repeated)
            return TypedResults.NoContent();
        if (await GivenAsync(id, reach, ct) is not { } complaint)
            return TypedResults.NotFound();
        if (claim is Claim.Conflicting || !complaint.CanBeReturned)
            return TypedResults.Conflict();
        if (await rulings.EnterAsync(complaint.Matter("return-case"), complaint.Return(), Plea.None, ct) is { } no)
            return no;

        steps.Record(stepId, id, CaseStepKind.Returned, told.Words, new StepParts(told.Reason, told.Article));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // Each returns what was given to it: the school its own, the authority what is not with the school.
    private static async Task<ComplaintCase?> GivenAsync(Guid id, CaseReach reach, CancellationToken ct) =>
        await reach.OfOwnSchoolAsync(id, ct)
        ?? (await reach.DecidedAsync(id, ct) is { AssignedTo: not HandlingLevel.School } complaint ? complaint : null);
}

/// <summary>Why a case is returned (退单理由).</summary>
public enum ReturnReason
{
    /// <summary>Another body's matter (不属于本单位职责).</summary>
    NotOurs,

    /// <summary>Another school's (不属于本校).</summary>
    OtherSchool,

    /// <summary>Too little was said to verify it (信息不足).</summary>
    TooLittleSaid,

    /// <summary>The one accused would judge itself (需回避).</summary>
    ConflictOfInterest,
}

/// <summary>Why it comes back.</summary>
/// <param name="Reason">notOurs, otherSchool, tooLittleSaid or conflictOfInterest.</param>
/// <param name="Article">The article that says whose it is.</param>
/// <param name="Words">The words.</param>
public sealed record CaseReturned(
    [property: EnumDataType(typeof(ReturnReason))] ReturnReason Reason,
    [property: Required, StringLength(200, MinimumLength = 2)] string Article,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
