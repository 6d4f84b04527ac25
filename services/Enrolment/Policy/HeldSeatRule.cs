using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where the page has class and school look at a request before it has a place, a claimed seat is held meanwhile (占位).</summary>
/// <remarks>ENR-089. The family loses nothing by the school's order of steps, and the steps are not skipped for the
/// quick.</remarks>
internal static class HeldSeatRule
{
    /// <summary>Its code, also of the duty, where the school has not decided in that time.</summary>
    public const string Undecided = "seat-undecided";

    /// <summary>The time is over: the seat stays, and the school owes its step.</summary>
    public static Ruling Overdue(EnrolmentPack pack) =>
        pack.RequestChain?.Broken(Undecided, Force.Duty) ?? Ruling.Permitted;

    /// <summary>The end of the time: days count as working days, since nobody decides on the others.</summary>
    public static DateTimeOffset Until(DateTimeOffset now, int hours)
    {
        var day = ChinaCalendar.Announced.AddWorkingDays(now.DayInChina(), hours / 24);
        return now.AddDays(day.DayNumber - now.DayInChina().DayNumber).AddHours(hours % 24);
    }

    /// <summary>Notes for how long, and whose order of steps is the reason.</summary>
    public static Ruling Note(EnrolmentPack pack, int hours) =>
        pack.RequestChain?.Broken("seat-held", Force.Main, new { Hours = hours }) ?? Ruling.Permitted;
}
