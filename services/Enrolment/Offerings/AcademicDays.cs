using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// The school's days without academic support (每天一个学时的学业辅导): one dated duty for a day, whichever offerings lie on it; done as
/// soon as the menu has the hour. No offering is stopped for it.
/// </summary>
internal sealed class AcademicDays(EnrolmentDb db, DutyBook duties, TimeProvider clock)
{
    /// <summary>Weighs the weekdays of an offering that was put on the menu, or taken off it, in the week as it is now.</summary>
    public async Task WeighAsync(Offering changed, WeekPlan week, Governed governed, CancellationToken ct)
    {
        if (governed.Pack.AcademicMinDailyClassHours is null)
            return;
        var open = await db
            .Duties.Where(duty =>
                duty.SchoolId == governed.School.Id
                && duty.Rule == DailyAcademicHourRule.Rule
                && duty.DoneAt == null
                && duty.DueOn >= governed.Term.FirstDay
                && duty.DueOn <= governed.Term.LastDay
            )
            .ToListAsync(ct);
        foreach (var day in changed.Weekly.Select(slot => slot.Weekday).Distinct())
            await WeighAsync(day, week, open.Where(duty => duty.DueOn.DayOfWeek == day).ToArray(), governed, ct);
    }

    private async Task WeighAsync(DayOfWeek day, WeekPlan week, Duty[] open, Governed governed, CancellationToken ct)
    {
        // A day on which nothing is offered is no service day; the hour is owed on those that are.
        var isServiceDay = week.Offered.Any(one => one.Weekly.Any(slot => slot.Weekday == day));
        var ruling = isServiceDay ? DailyAcademicHourRule.Judge(day, week, governed.Pack) : Ruling.Permitted;
        if (!ruling.Duties.Any())
            foreach (var duty in open)
                (duty.DoneAt, duty.Evidence) = (clock.Now(), "academic support is on the menu of that day");
        else if (open.Length == 0 && NextOn(day, governed.Term) is { } due)
            foreach (var finding in ruling.Duties)
                await duties.OpenAsync(finding, MatterOf(due, governed), ct);
    }

    private static Matter MatterOf(DateOnly day, Governed governed) =>
        governed.Matter("offer-academic-support", Derived.From(governed.School.Id, $"academic {day:yyyy-MM-dd}"), day);

    private DateOnly? NextOn(DayOfWeek weekday, Term term)
    {
        var today = clock.Today();
        for (var day = today > term.FirstDay ? today : term.FirstDay; day <= term.LastDay; day = day.AddDays(1))
            if (day.DayOfWeek == weekday && ChinaCalendar.Announced.IsClassDay(day))
                return day;
        return null;
    }
}
