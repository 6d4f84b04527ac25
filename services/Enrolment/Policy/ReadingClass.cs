using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Whether reading counts as academic support or as enrichment is the page's word, not the school's (自主阅读、阅读活动).</summary>
/// <remarks>ENR-104. It decides what the share of enrichment and the daily hour of academic support are counted from.</remarks>
internal static class ReadingClass
{
    private const string IndependentReading = "independentReading";
    private const string ReadingActivity = "readingActivity";

    /// <summary>What the offering counts as in this place.</summary>
    public static Category Of(Offering offering, EnrolmentPack pack) =>
        SourceOf(offering.Activity, pack)?.Value switch
        {
            "academicSupport" => Category.AcademicSupport,
            "enrichment" => Category.Enrichment,
            _ => offering.Category,
        };

    /// <summary>The sentence that classes the activity; none for what is no reading.</summary>
    public static Cited<string>? SourceOf(string activity, EnrolmentPack pack) =>
        activity switch
        {
            IndependentReading => pack.IndependentReadingClass,
            ReadingActivity => pack.ReadingActivityClass,
            _ => null,
        };
}
