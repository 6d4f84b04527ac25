using AfterSchool.Fees.Standards;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Only the departments that the page names set the fee standard, each at its level (收费标准制定主体).</summary>
/// <remarks>FEE-006. 「由各市州发展改革部门会同教育、财政部门」: one leads, the others agree.</remarks>
internal static class StandardSetterRule
{
    private const string Code = "fee-standard-setter";

    public static Ruling Judge(DivisionCode division, string? department, FeesPack pack)
    {
        if (pack.StandardSetters is not { } setters || IsByPolicy(setters))
            return Ruling.Permitted;
        return At(division, setters) is { } setter && (setter.Lead is null || setter.Lead == department)
            ? Ruling.Permitted
            : setters.Broken(Code, Compared(division, department, setters));
    }

    public static Ruling JudgeAgreement(DivisionCode division, string? department, FeesPack pack)
    {
        if (pack.StandardSetters is not { } setters || IsByPolicy(setters))
            return Ruling.Permitted;
        return At(division, setters)?.With.Contains(department) == true
            ? Ruling.Permitted
            : setters.Broken(Code, Compared(division, department, setters));
    }

    public static Ruling JudgeAgreed(DivisionCode division, IReadOnlyCollection<string> agreed, FeesPack pack)
    {
        if (pack.StandardSetters is not { } setters)
            return Ruling.Permitted;
        var missing = At(division, setters)?.With.Except(agreed).ToArray() ?? [];
        return missing.Length == 0
            ? Ruling.Permitted
            : setters.Broken("fee-standard-not-agreed", new { Missing = missing });
    }

    /// <summary>Where the standard follows a higher level's policy, what a school charges by names that policy.</summary>
    public static Ruling JudgeCharging(FeeStandard? standard, FeesPack pack) =>
        pack.StandardSetters is { } setters && IsByPolicy(setters) && standard is { PolicyBasis: null or "" }
            ? setters.Broken("fee-by-policy", new { At = setters.Value[0].Level })
            : Ruling.Permitted;

    private static bool IsByPolicy(Cited<IReadOnlyList<StandardSetter>> setters) =>
        setters.Value.Any(setter => setter.ByPolicy);

    private static StandardSetter? At(DivisionCode division, Cited<IReadOnlyList<StandardSetter>> setters) =>
        setters.Value.FirstOrDefault(setter => setter.Level == division.LevelName());

    private static object Compared(
        DivisionCode division,
        string? department,
        Cited<IReadOnlyList<StandardSetter>> setters
    ) =>
        new
        {
            Asked = department,
            Level = division.LevelName(),
            setters.Value[0].Lead,
            At = setters.Value[0].Level,
        };
}
