using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// Before somebody serves, the education authority has approved, received the filing or approved level by level (批准、备案、
/// 逐级审批), as the place has it and for those whom it names.
/// </summary>
/// <remarks>STF-009.</remarks>
internal static class PersonsAdmittedRule
{
    public static Ruling Judge(StaffMember person, StaffingPack pack, DateOnly today)
    {
        if (pack is not { PersonsAdmittedBy: { } method, PersonsAdmitted: { } those })
            return Ruling.Permitted;
        if (!those.Value.Contains(person.Category))
            return Ruling.Permitted;
        return method.Value switch
        {
            // 「也可经当地教育部门批准后，由学校聘请」: approved first, hired then.
            AdmissionMethod.AuthorityApproval when person.Approved != true => method.Broken(
                "external-without-approval",
                new { person.Category, person.Approved }
            ),
            // 「须先经属地教育行政部门备案」: filed first, on duty then.
            AdmissionMethod.PriorFiling when !person.IsFiledOn(today) => method.Broken(
                "person-without-filing",
                new { person.Category, person.FiledUntil }
            ),
            // 「报…逐级审批」: as a vendor comes in, so does a person bought in; the last step admits.
            AdmissionMethod.StepwiseApproval when person.Approved != true => method.Broken(
                "person-without-stepwise-approval",
                new { person.Category, person.Approved }
            ),
            _ => Ruling.Permitted,
        };
    }
}
