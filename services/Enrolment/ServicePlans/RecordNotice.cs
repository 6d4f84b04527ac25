using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>That parents were told something before they choose: what, how, when, and where that can be seen (告知家长). Append-only.</summary>
public sealed class PlanNotice
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What they were told: time, content, fee, …</summary>
    public required string[] Fields { get; init; }

    /// <summary>How: parentMeeting, bulletinBoard, …</summary>
    public required string[] Channels { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where that can be seen.</summary>
    public required string Evidence { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }
}

/// <summary>PUT /plans/{id}/notices/{noticeId} — the school records that parents were told, and by which channels (主动告知).</summary>
internal static class RecordNotice
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        Guid noticeId,
        ParentsTold told,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (told.On > desk.Clock.Today())
            return Invalid.Field("On", "Nobody was told after today.");
        var claim = await desk.Creations.ClaimAsync(noticeId, told, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        desk.Db.PlanNotices.Add(
            new PlanNotice
            {
                Id = noticeId,
                PlanId = id,
                TermId = plan.TermId,
                Fields = [.. told.Fields.Distinct()],
                Channels = [.. told.Channels.Distinct()],
                On = told.On,
                Evidence = told.Evidence,
                RecordedBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(await desk.GovernedAsync(plan, ct), ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What parents were told.</summary>
/// <param name="Fields">What: the page's codes, e.g. time, content, feeStandard, safety.</param>
/// <param name="Channels">How: parentMeeting, bulletinBoard, website, weChat, letterToParents, homeVisit.</param>
/// <param name="On">The day; not after today.</param>
/// <param name="Evidence">Where that can be seen.</param>
public sealed record ParentsTold(
    [property: Required, Length(1, 20)] string[] Fields,
    [property: Required, Length(1, 20)] string[] Channels,
    DateOnly On,
    [property: Required, StringLength(500)] string Evidence
);
