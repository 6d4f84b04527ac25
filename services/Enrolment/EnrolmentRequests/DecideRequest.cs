using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>POST /requests/{id}/decide — the school agrees or declines (学校审核).</summary>
internal static class DecideRequest
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        RequestDecision decision,
        Desk desk,
        DutyBook duties,
        HeldSeats held,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.Include(one => one.Choices).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            request is null
            || !await desk.RunsSchoolAsync(request.SchoolId, ct)
            || await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, "decide", decision, ct);
        if (claim != Claim.New || request.Status is not (RequestStatus.Submitted or RequestStatus.ClassReviewed))
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var plea = await desk.Rulings.HearAsync(id, decision.Reason, ct);
        var refusal = decision.Approved ? null : await Refusal.OfAsync(request, decision.ReasonCode, desk.Db, ct);
        var isMidTerm = desk.Clock.Today() > governed.Term.FirstDay;
        var ruling = request.Decide(refusal, decision.Words, isMidTerm, governed.Pack, plea);
        var matter = governed.Matter("decide-request", id);
        if (await desk.Rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
        {
            await duties.OweAsync(ruling, MidTermJoinRule.Rule, matter, desk.Db, ct);
            return no;
        }

        if (decision.Approved)
            await duties.DoneAsync(MidTermJoinRule.Rule, id, "approved", ct);
        await held.SaveDecisionsAsync([request], governed, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The school's decision on a request.</summary>
/// <param name="Approved">Whether it agrees.</param>
/// <param name="Words">For the family.</param>
/// <param name="ReasonCode">Of a refusal: noPlace, noFittingGroup, notOnRoll or other.</param>
/// <param name="Reason">Why it is decided although a principle speaks against it.</param>
public sealed record RequestDecision(
    bool Approved,
    [property: Required, StringLength(1_000)] string Words,
    [property: RegularExpression("^(noPlace|noFittingGroup|notOnRoll|other)$")] string? ReasonCode = null,
    [property: StringLength(2_000)] string? Reason = null
);
