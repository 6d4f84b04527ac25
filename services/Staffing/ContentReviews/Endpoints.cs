using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.ContentReviews;

/// <summary>The routes of content reviews.</summary>
internal static class Endpoints
{
    public static void MapContentReviews(this RouteGroupBuilder service)
    {
        string[] reviewers = [Roles.SchoolOffice, Roles.Principal, Roles.Authority];
        var reviews = service.MapGroup("/content-reviews").WithTags("Content reviews");
        reviews.MapPut("/{id:guid}", RecordReview.Handle).For(reviewers);
        reviews.MapGet("/", List).For(reviewers);
    }

    /// <summary>GET /content-reviews?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<ReviewShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.ContentReviews,
            one => new ReviewShown(one.Id, one.OfferingId, one.Body, one.Passed, one.Words, one.RecordedAt),
            cut,
            http
        );
}

/// <summary>A review.</summary>
public sealed record ReviewShown(
    Guid Id,
    Guid OfferingId,
    ReviewBody Body,
    bool Passed,
    string Words,
    DateTimeOffset RecordedAt
);
