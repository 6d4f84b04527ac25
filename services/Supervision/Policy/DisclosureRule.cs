using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>At the end of each term cost, income and expenditure are published to parents (公示).</summary>
/// <remarks>FEE-055, SUP-001: the school delivers the figures by closing the term, the authority publishes them.</remarks>
internal static class DisclosureRule
{
    public const string Rule = "disclose-term-accounts";

    // 「教育行政部门要…每学期末向家长公示课后服务成本、收支等有关情况」: said of every term that is closed.
    public static Ruling Judge(SupervisionPack pack) =>
        pack.TermEndDisclosure is { Value: true } disclosure ? disclosure.Broken(Rule) : Ruling.Permitted;
}
