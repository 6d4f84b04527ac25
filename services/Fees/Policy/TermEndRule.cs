using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// At the end of a term cost, income and expenditure are told to parents (学期末公示): the school delivers its figures, the education
/// authority publishes them.
/// </summary>
/// <remarks>FEE-055. 「每学期末向家长公示课后服务成本、收支等有关情况」. The school's close waits for its own figures only.</remarks>
internal static class TermEndRule
{
    /// <summary>Code of the authority's duty; its subject is the term.</summary>
    public const string Code = "term-end-disclosure";

    /// <summary>What the authority owes by the last day of the term.</summary>
    public static Ruling JudgePublishing(FeesPack pack) =>
        pack.TermEndDisclosure is { Value: true } rule ? rule.Broken(Code) : Ruling.Permitted;

    /// <summary>What keeps the school's close pending.</summary>
    public static Ruling JudgeDelivering(bool isDelivered, FeesPack pack) =>
        !isDelivered && pack.TermEndDisclosure is { Value: true } rule
            ? rule.Pending("statement-undelivered")
            : Ruling.Permitted;
}
