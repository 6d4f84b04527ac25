using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.ContentReviews;
using AfterSchool.Staffing.Timetable;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// What an item offers and how is reviewed before it opens (课程内容、服务方式审核), or watched at its introduction (对引进环节、服务质量
/// 及内容的监管): a task of each body bound.
/// </summary>
/// <remarks>STF-011.</remarks>
internal static class ContentReviewRule
{
    public static Ruling Judge(Offering offering, StaffingPack pack)
    {
        if (pack is not { ContentReviewBy: { } bodies, ContentReviewOf: { } items })
            return Ruling.Permitted;
        if (items.Value == ReviewedItems.IntroducedItems && !offering.IsIntroduced)
            return Ruling.Permitted;
        return Ruling.All(
            bodies.Value.Select(body =>
                (bodies with { Bound = BoundOf(body) }).Broken(CodeOf(body), new { offering.Category })
            )
        );
    }

    /// <summary>Code of the duty of that body.</summary>
    public static string CodeOf(ReviewBody body) =>
        body switch
        {
            ReviewBody.School => "content-unreviewed-by-school",
            ReviewBody.EducationAuthority => "content-unreviewed-by-authority",
            _ => throw new InvalidOperationException($"No such body: {body}."),
        };

    private static string BoundOf(ReviewBody body) => body == ReviewBody.School ? "school" : "educationAuthority";
}
