using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// Who does not meet the conditions does not come in (严禁不符合规定条件的人员进入学校): an introduced person with a check missing or
/// failed; the school's own staff with a check failed, since what is only missing the school confirms from its file.
/// </summary>
/// <remarks>STF-012, with the dimensions of STF-010.</remarks>
internal static class UnfitPersonsBarredRule
{
    public static Ruling Judge(StaffMember person, StaffingPack pack, DateOnly today)
    {
        if (pack is not { UnfitPersonsBarred: { } barred, BackgroundDimensions: { } dimensions })
            return Ruling.Permitted;
        var failed = dimensions.Value.Where(one => person.Latest(one) is { Passed: false }).ToArray();
        var missing = person.IsOwn ? [] : BackgroundDimensions.Missing(person, dimensions.Value, today);
        return failed.Length + missing.Length == 0
            ? Ruling.Permitted
            : barred.Broken("background-check-lacking", new { Missing = missing, Failed = failed });
    }
}

/// <summary>Which dimensions lack a check that holds.</summary>
internal static class BackgroundDimensions
{
    public static BackgroundDimension[] Missing(
        StaffMember person,
        IEnumerable<BackgroundDimension> asked,
        DateOnly today
    ) => [.. asked.Where(one => person.Latest(one) is not { } check || (check.Passed && check.ValidUntil < today))];
}
