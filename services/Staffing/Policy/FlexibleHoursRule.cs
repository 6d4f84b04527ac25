using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.WorkingHours;

namespace AfterSchool.Staffing.Policy;

/// <summary>A school may let its teachers come later or leave earlier for the service they give (弹性上下班制).</summary>
/// <remarks>STF-039. A permission; no lesson is left uncovered for it.</remarks>
internal static class FlexibleHoursRule
{
    public static Ruling Judge(StaffMember person, TimeOff time, FlexibleHoursFacts facts, StaffingPack pack) =>
        Ruling.All(Cover(person, time, pack), Permission(facts, pack));

    private static Ruling Cover(StaffMember person, TimeOff time, StaffingPack pack) =>
        person.Lessons.Any(own => own.Overlaps(time.Day.DayOfWeek, time.From, time.Until))
            ? Ruling.Refused(
                "flexible-hours-over-own-lesson",
                (pack.FlexibleHours?.Sources ?? pack.OwnDutiesFirst?.Sources) ?? [],
                new
                {
                    time.Day,
                    time.From,
                    time.Until,
                }
            )
            : Ruling.Permitted;

    private static Ruling Permission(FlexibleHoursFacts facts, StaffingPack pack)
    {
        if (pack.FlexibleHours is not { } may || may.Value == FlexibleHoursMethod.SchoolMay)
            return Ruling.Permitted;

        // 「对参与课后服务工作的教师」: the permission is for those; of others the text says nothing.
        if (!facts.Participates)
            return may.Broken("flexible-hours-without-service", Force.OpenList);

        // 「“一校一案”实行」: by a scheme of that school. It is asked to record one, and then grants.
        return may.Value == FlexibleHoursMethod.OwnSchemeOfSchool && !facts.HasScheme
            ? may.Pending("flexible-hours-without-scheme")
            : Ruling.Permitted;
    }
}
