using System.Collections.ObjectModel;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The service lies on the page's service days; where those are class days, days worked in exchange count (上课日、调休).</summary>
/// <remarks>ENR-041, ENR-042. The force of a weekend session is the page's.</remarks>
internal static class ClassDaysRule
{
    private static readonly string[] EveryClassDay = ["CLASS_DAY", "SCHOOL_DAY"];

    public static Ruling Judge(Offering offering, EnrolmentPack pack)
    {
        // 「学校课后服务应安排在上课日」; a weekly slot at the weekend is none, whatever single days are worked.
        if (pack.WeekendServiceDays is not { Value: 0 } none)
            return Ruling.Permitted;
        var weekend = offering
            .Weekly.Select(slot => slot.Weekday)
            .Where(day => day.IsWeekend())
            .Distinct()
            .Select(day => (object)day.Code());
        var single = offering
            .Extra.Select(one => one.Day)
            .Where(day => !IsServiceDay(day, pack))
            .Select(day => (object)day);
        object[] outside = [.. weekend, .. single];
        return outside.Length == 0 ? Ruling.Permitted : none.Broken("class-days-only", new { Days = outside });
    }

    /// <summary>Whether a weekend day worked in exchange runs the service of the weekday it stands for.</summary>
    public static bool CountsExchangedDays(EnrolmentPack pack) =>
        pack.ServiceDays is not { } days || days.Force != Force.Principle || days.Value.Any(EveryClassDay.Contains);

    /// <summary>Weekend days worked in exchange that run the service, and the weekday each stands for.</summary>
    public static IReadOnlyDictionary<DateOnly, DayOfWeek> ExchangedDays(EnrolmentPack pack, SchoolDay? day) =>
        day is not null && CountsExchangedDays(pack) ? day.Exchanged : ReadOnlyDictionary<DateOnly, DayOfWeek>.Empty;

    private static bool IsServiceDay(DateOnly day, EnrolmentPack pack) =>
        ChinaCalendar.Announced.IsClassDay(day) && (!day.DayOfWeek.IsWeekend() || CountsExchangedDays(pack));
}
