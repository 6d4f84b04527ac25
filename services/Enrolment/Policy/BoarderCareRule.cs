using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Boarders who do not take part are looked after (妥善安排好其在校期间的学习和生活).</summary>
/// <remarks>ENR-020.</remarks>
internal static class BoarderCareRule
{
    /// <summary>Code of the duty; its subject is the arrangement still to be made.</summary>
    public const string OwedCode = "boarder-care";

    public static Ruling Judge(EnrolmentPack pack) =>
        pack.BoarderCareRequired is { Value: true } care ? care.Broken(OwedCode) : Ruling.Permitted;
}
