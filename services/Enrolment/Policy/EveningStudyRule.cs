using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Evening self-study is no part of the service where the page excludes it (晚自习).</summary>
/// <remarks>ENR-055. The school may still run it outside the service.</remarks>
internal static class EveningStudyRule
{
    private const string EveningStudy = "eveningStudy";

    public static Ruling Judge(string activity, EnrolmentPack pack) =>
        activity == EveningStudy && pack.EveningStudy is { Value: "excluded" } excluded
            ? excluded.Broken("evening-study-excluded", new { Activity = activity })
            : Ruling.Permitted;
}
