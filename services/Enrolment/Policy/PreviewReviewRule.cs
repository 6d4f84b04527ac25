using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Preview and review may be arranged, in measure (适当安排预习及复习活动): noted with the sentence that permits it.</summary>
/// <remarks>ENR-074. A new lesson under that name stays banned.</remarks>
internal static class PreviewReviewRule
{
    public static Ruling Judge(string activity, EnrolmentPack pack) =>
        pack.PreviewReview is { } may && may.Value.Contains(activity)
            ? may.Broken("preview-review-in-measure", Force.Main, new { Activity = activity })
            : Ruling.Permitted;
}
