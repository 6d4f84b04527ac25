using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Only the departments that the page names set the fee standard, at their level (收费标准制定主体).</summary>
/// <remarks>FEE-006. 「由各市州发展改革部门会同教育、财政部门」: one leads, the others agree.</remarks>
internal static class StandardSetterRule
{
    private const string Code = "fee-standard-setter";

    public static Ruling Judge(DivisionCode division, string? department, FeesPack pack)
    {
        if (pack.StandardSetter is not { Value: var setter } cited)
            return Ruling.Permitted;
        var level = division.Level.ToString().ToLowerInvariant();
        return level == setter.Level && department == setter.Lead
            ? Ruling.Permitted
            : cited.Broken(
                Code,
                new
                {
                    Asked = department,
                    Level = level,
                    setter.Lead,
                    At = setter.Level,
                }
            );
    }

    public static Ruling JudgeAgreement(string? department, FeesPack pack) =>
        pack.StandardSetter is { Value: var setter } cited && !setter.With.Contains(department)
            ? cited.Broken(
                Code,
                new
                {
                    Asked = department,
                    setter.Lead,
                    At = setter.Level,
                }
            )
            : Ruling.Permitted;

    public static Ruling JudgeAgreed(IReadOnlyCollection<string> agreed, FeesPack pack)
    {
        if (pack.StandardSetter is not { Value: var setter } cited)
            return Ruling.Permitted;
        var missing = setter.With.Except(agreed).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : cited.Broken("fee-standard-not-agreed", new { Missing = missing });
    }
}
