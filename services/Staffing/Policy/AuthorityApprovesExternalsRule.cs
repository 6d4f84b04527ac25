using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>A school hires outsiders only after the education authority's approval (经当地教育部门批准后聘请).</summary>
/// <remarks>STF-009.</remarks>
internal static class AuthorityApprovesExternalsRule
{
    public static Ruling Judge(StaffMember person, StaffingPack pack)
    {
        if (pack.ExternalsNeedApproval is not { } those || !those.Value.Contains(person.Category))
            return Ruling.Permitted;

        // 「也可经当地教育部门批准后，由学校聘请」: approved first, hired then.
        return person.Approved == true
            ? Ruling.Permitted
            : those.Broken("external-without-approval", new { person.Category, person.Approved });
    }
}
