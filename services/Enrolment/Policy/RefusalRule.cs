using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A family with need is not turned away (严禁拒绝有需求的学生参加), or counts against what is to be covered (全覆盖).</summary>
/// <remarks>ENR-023. 「严禁拒绝」: the outcomes are a place, or a place in another item or at another time.</remarks>
internal static class RefusalRule
{
    /// <param name="reason">Coded reason of the refusal; unspecified where the school named none.</param>
    /// <param name="alternatives">Offerings with free places for the pupil's grade.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(string? reason, IReadOnlyList<Guid> alternatives, EnrolmentPack pack)
    {
        if (pack.Refusal is not { } refusal)
            return Ruling.Permitted;
        return refusal.Broken(
            refusal.Value == "forbidden" ? "refusal-forbidden" : "refusal-against-coverage",
            new { Reason = reason ?? "unspecified", Alternatives = alternatives }
        );
    }
}
