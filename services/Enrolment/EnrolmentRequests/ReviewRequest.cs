using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>POST /requests/{id}/class-review — the teacher of the pupil's class has seen it (班级初审).</summary>
internal static class ReviewRequest
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ClassReview review,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.FindAsync([id], ct);
        if (request is null || !await desk.Reach.LeadsClassAsync(request.ClassId, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, "class-review", review, ct);
        if (claim != Claim.New || !request.MayBeReviewed)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        request.Review(review.Words);
        await duties.DoneAsync(RequestChainRule.Rule, id, "class review", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the class teacher says.</summary>
/// <param name="Words">For the school.</param>
public sealed record ClassReview([property: Required, StringLength(1_000)] string Words);
