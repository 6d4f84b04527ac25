using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Free online resources are put to use: offered by the authority, used by the school (免费线上学习服务、数字教育资源).</summary>
/// <remarks>ENR-080, 082. As for work records, owed from the middle of the term on and due with its last day (default).</remarks>
internal static class OnlineResourcesRule
{
    /// <summary>Code of the school's duty; its subject is the term.</summary>
    public const string OfSchool = "online-resources-unused";

    /// <summary>Code of the authority's duty; its subject is its division and the half-year.</summary>
    public const string OfAuthority = "online-resources-not-offered";

    /// <summary>Nothing is offered to the school's pupils.</summary>
    public static Ruling JudgeSchool(bool hasAny, EnrolmentPack pack) =>
        !hasAny && pack.OnlineResources is { Value: true } asked ? asked.Broken(OfSchool) : Ruling.Permitted;

    /// <summary>No authority offers anything to its schools.</summary>
    public static Ruling JudgeAuthority(bool hasAny, EnrolmentPack pack) =>
        !hasAny && pack.OnlineResourcesByAuthority is { Value: true } asked
            ? asked.Broken(OfAuthority)
            : Ruling.Permitted;
}
