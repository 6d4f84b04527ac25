using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>POST /requests/{id}/class-review — the teacher of the pupil's class has seen it (班级初审).</summary>
internal static class ReviewRequest
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ClassReview review,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.Include(one => one.Choices).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (request is null || !await desk.Reach.LeadsClassAsync(request.ClassId, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, "class-review", review, ct);
        if (claim != Claim.New || !request.MayBeReviewed)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (await EnterAsync(request, review, desk, ct) is { } no)
            return no;
        request.Review(review.Words);
        await duties.DoneAsync(RequestChainRule.Rule, id, "class review", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // A class teacher advises; where turning families away is forbidden, that is no advice to give.
    private static async Task<RuledOut?> EnterAsync(
        EnrolmentRequest request,
        ClassReview review,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { Found: { } pack } governed)
            return null;
        var ruling = Ruling.Permitted;
        if (review.Refused)
        {
            var refusal = await Refusal.OfAsync(request, null, desk.Db, ct);
            ruling = RefusalRule.Judge(refusal.Reason, refusal.Alternatives, pack);
        }

        return await desk.Rulings.EnterAsync(governed.Matter("review-request", request.Id), ruling, Plea.None, ct);
    }
}

/// <summary>What the class teacher says.</summary>
/// <param name="Words">For the school.</param>
/// <param name="Refused">Whether the class teacher would turn the family away.</param>
public sealed record ClassReview([property: Required, StringLength(1_000)] string Words, bool Refused = false);
