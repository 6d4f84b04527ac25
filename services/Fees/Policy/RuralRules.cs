using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A rural standard is in principle no higher than the city's and the district's own (就低不就高).</summary>
/// <remarks>FEE-011. 「农村小学按照就低不就高的原则」. What is compared the text does not say: both, where both are published.</remarks>
internal static class RuralStandardRule
{
    /// <param name="rural">The rural standard that is to be.</param>
    /// <param name="others">The standards of city and district that it is compared with.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(Money rural, IReadOnlyCollection<Money> others, FeesPack pack)
    {
        if (pack.RuralRule is not { Value: "lowerOf" } rule || others.Count == 0)
            return Ruling.Permitted;
        var lower = others.Min();
        return rural <= lower
            ? Ruling.Permitted
            : rule.Broken("rural-standard-lower", new { Rural = rural.ToString(), Lower = lower.ToString() });
    }
}

/// <summary>Where the text asks for more subsidy to rural schools, a term without any is the local government's to mend.</summary>
/// <remarks>FEE-011, parameter ruralRule. 「加大对乡镇（农村）义务教育学校课后服务财政补助力度」.</remarks>
internal static class RuralSubsidyRule
{
    public static Ruling Judge(bool isRural, Money subsidy, FeesPack pack) =>
        isRural && subsidy == Money.Zero && pack.RuralRule is { Value: "moreSubsidy" } rule
            ? rule.Broken("rural-subsidy")
            : Ruling.Permitted;
}
