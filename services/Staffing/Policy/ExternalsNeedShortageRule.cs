using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>Outsiders are hired where the school's own staff does not suffice (学校师资力量不足).</summary>
/// <remarks>STF-007.</remarks>
internal static class ExternalsNeedShortageRule
{
    public static Ruling Judge(StaffMember person, bool shortageStated, StaffingPack pack)
    {
        if (pack.ExternalsNeedShortage is not { } permission || !permission.Value.Contains(person.Category))
            return Ruling.Permitted;

        // Whom the authority has approved, it has approved with this question before it.
        if (shortageStated || person.Approved == true)
            return Ruling.Permitted;

        // 「学校师资力量不足的，可…」 permits within its wording. Outside it the text is silent, so the authority decides.
        return permission.Broken("external-without-shortage", Force.OpenList, new { person.Category });
    }
}
