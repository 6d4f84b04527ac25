using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.ContentReviews;

/// <summary>PUT /content-reviews/{id} — the school or the education authority, each for itself.</summary>
internal static class RecordReview
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ReviewRecorded recorded,
        Caller caller,
        Reach reach,
        StaffingDb db,
        Creations creations,
        DutyBook duties,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var offering = await db.Offerings.FirstOrDefaultAsync(one => one.Id == recorded.OfferingId, ct);
        if (offering is null || await BodyAsync(offering.SchoolId, reach, ct) is not { } body)
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, recorded, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.ContentReviews.Add(
            new ContentReview
            {
                Id = id,
                SchoolId = offering.SchoolId,
                OfferingId = offering.Id,
                Body = body,
                Passed = recorded.Passed!.Value,
                Words = recorded.Words,
                RecordedBy = caller.AccountId,
                RecordedAt = clock.Now(),
            }
        );
        if (recorded.Passed.Value)
            await duties.DoneAsync(ContentReviewRule.CodeOf(body), offering.Id, "课程内容和服务方式已审核", ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<ReviewBody?> BodyAsync(Guid school, Reach reach, CancellationToken ct) =>
        await reach.WorksAtAsync(school, ct, Roles.SchoolOffice, Roles.Principal) ? ReviewBody.School
        : await reach.OverseesAsync(school, Departments.Education, ct) ? ReviewBody.EducationAuthority
        : null;
}

/// <summary>What a review found.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Passed">Whether content and mode of delivery pass.</param>
/// <param name="Words">What was found.</param>
public sealed record ReviewRecorded(
    Guid OfferingId,
    [property: Required] bool? Passed,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
