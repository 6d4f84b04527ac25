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
        var failed = BackgroundDimensions.Failed(person, dimensions.Value);
        var missing = person.IsOwn ? [] : BackgroundDimensions.Missing(person, dimensions.Value, today);
        return failed.Length + missing.Length == 0
            ? Ruling.Permitted
            : barred.Broken("background-check-lacking", new { Missing = missing, Failed = failed });
    }
}
