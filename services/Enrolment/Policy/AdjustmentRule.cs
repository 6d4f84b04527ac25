using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>How a plan may change once its term has begun (动态调整、相对固定期).</summary>
/// <remarks>ENR-007, ENR-008. Where the term is the fixed period (原则上), a change within it has a recorded reason.</remarks>
internal static class AdjustmentRule
{
    private const string FixedForTerm = "fixedForTerm";

    public static Ruling Judge(bool hasTermBegun, EnrolmentPack pack) =>
        hasTermBegun && pack.Adjustment is { Value: FixedForTerm } @fixed
            ? @fixed.Broken("plan-fixed-for-term").At("/reason")
            : Ruling.Permitted;
}
