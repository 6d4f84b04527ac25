using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What was signed no longer says what is held: the school obtains new signatures (重新签订).</summary>
/// <remarks>A5. Whatever the force of the agreement itself, a child who takes part goes on doing so.</remarks>
internal static class RenewalRule
{
    public static Ruling Judge(EnrolmentPack pack) =>
        pack.AgreementType is { } type
            ? Ruling.Of("agreement-to-renew", Verdict.Duty, type.Sources, new { Document = type.Value }, "school")
            : Ruling.Permitted;
}
