using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Extended care for pupils with special need: shall, or may (应提供、可提供延时托管服务).</summary>
/// <remarks>ENR-054. The guardian's statement of the need suffices (default).</remarks>
internal static class ExtendedCareRule
{
    /// <summary>Code of the duty to provide it; its subject is the request.</summary>
    public const string OwedCode = "extended-care-owed";

    /// <summary>Whether declining is no outcome here: the school owes the care all the same.</summary>
    public static bool IsOwed(EnrolmentPack pack) => pack.ExtendedCare is { Value: "mandatory" };

    public static Ruling Judge(EnrolmentPack pack) =>
        IsOwed(pack) ? pack.ExtendedCare!.Broken(OwedCode) : Ruling.Permitted;
}
