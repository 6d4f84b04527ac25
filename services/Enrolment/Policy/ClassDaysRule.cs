using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The service lies on class days; weekend days worked in exchange are class days (上课日、调休).</summary>
/// <remarks>ENR-042.</remarks>
internal static class ClassDaysRule
{
    public static Ruling Judge(Offering offering, EnrolmentPack pack)
    {
        // 「学校课后服务应安排在上课日」; a weekly slot at the weekend is no class day whatever single days are worked.
        if (pack.WeekendServiceDays is not { Value: 0 } none)
            return Ruling.Permitted;
        var weekend = offering
            .Weekly.Select(slot => slot.Weekday)
            .Where(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .Distinct()
            .Select(day => (object)day.Code());
        var single = offering
            .Extra.Select(one => one.Day)
            .Where(day => !ChinaCalendar.Announced.IsClassDay(day))
            .Select(day => (object)day);
        object[] outside = [.. weekend, .. single];
        return outside.Length == 0 ? Ruling.Permitted : none.Broken("class-days-only", new { Days = outside });
    }
}
