using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Days worked in exchange (调休) that a school enters after its menu is out change the timetable from tomorrow on.</summary>
internal static class Rescheduling
{
    /// <summary>Adds and removes sessions to come, and tells each timetable that changed; saved with the caller's own work.</summary>
    public static async Task RescheduleAsync(this Desk desk, SchoolDay day, CancellationToken ct)
    {
        var offerings = await desk
            .Db.Offerings.Where(one => one.SchoolId == day.SchoolId && one.Status == OfferingStatus.Published)
            .ToListAsync(ct);
        foreach (var term in offerings.GroupBy(one => one.TermId))
        {
            if (
                await desk.Governing.OfAsync(day.SchoolId, term.Key, ct) is not { Found: { } pack } governed
                || !ClassDaysRule.CountsExchangedDays(pack)
            )
                continue;
            foreach (var offering in term)
                await desk.RescheduleAsync(offering, governed, day.Exchanged, ct);
        }
    }

    /// <summary>Adds and removes an offering's sessions to come, as its week is now, and tells its timetable.</summary>
    public static async Task RescheduleAsync(
        this Desk desk,
        Offering offering,
        Governed governed,
        IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged,
        CancellationToken ct
    )
    {
        var today = desk.Clock.Today();
        var ahead = Timetable.Expand(offering, governed.Term, today.AddDays(1), exchanged);
        var known = await desk.Db.Sessions.Where(one => one.OfferingId == offering.Id).ToListAsync(ct);
        var (gone, fresh) = (
            known.Where(one => one.Day > today).ExceptBy(ahead.Select(one => one.Id), one => one.Id).ToArray(),
            ahead.ExceptBy(known.Select(one => one.Id), one => one.Id).ToArray()
        );
        if (gone.Length + fresh.Length == 0)
            return;
        desk.Db.Sessions.RemoveRange(gone);
        desk.Db.Sessions.AddRange(fresh);
        offering.Reschedule();
        var all = known.Except(gone).Concat(fresh).OrderBy(one => one.Day).ThenBy(one => one.Starts).ToArray();
        desk.Outbox.Publish(PublishOffering.Scheduled(offering, all, desk.Clock.Now()));
    }
}
