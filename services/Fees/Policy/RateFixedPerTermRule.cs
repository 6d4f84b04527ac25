using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>The rate stays as it is for a term; a change inside one needs a recorded reason (以一学期为固定期).</summary>
/// <remarks>FEE-012. 「一般以一学期为固定期」: a change on the first day of a term is none inside it.</remarks>
internal static class RateFixedPerTermRule
{
    public static Ruling Judge(bool changesRateInTerm, DateOnly effectiveOn, FeesPack pack) =>
        changesRateInTerm && pack.RateFixedPerTerm is { Value: true } rule
            ? rule.Broken("rate-fixed-per-term", new { EffectiveOn = effectiveOn })
            : Ruling.Permitted;
}
