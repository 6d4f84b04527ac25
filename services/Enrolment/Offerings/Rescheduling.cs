using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// Changes what is on the timetable from tomorrow on (调课): rooms, pupils and teachers go with it, or nothing changes. Runs in the
/// caller's transaction, which keeps nothing where a collision is answered.
/// </summary>
internal sealed class Rescheduling(Desk desk, Seating seating, TimetableBook book)
{
    /// <summary>Days worked in exchange (调休) that a school enters after its menu is out.</summary>
    public async Task<Collision?> RunAsync(SchoolDay day, CancellationToken ct)
    {
        var offerings = await desk
            .Db.Offerings.Where(one => one.SchoolId == day.SchoolId && one.Status == OfferingStatus.Published)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        await book.LockAsync([.. offerings.Select(one => one.RoomId).OfType<Guid>()], ct);
        foreach (var term in offerings.GroupBy(one => one.TermId))
        {
            if (
                await desk.Governing.OfAsync(day.SchoolId, term.Key, ct) is not { Found: { } pack } governed
                || !ClassDaysRule.CountsExchangedDays(pack)
            )
                continue;
            foreach (var offering in term)
                if (await RunAsync(offering, governed, day, ct) is { } collision)
                    return collision with { Pointer = "/exchanged" };
        }

        return await book.SaveAsync(ct) is { } taken ? taken with { Pointer = "/exchanged" } : null;
    }

    /// <summary>Adds and removes an offering's sessions to come, as its week is now, and tells its timetable.</summary>
    public async Task<Collision?> RunAsync(Offering offering, Governed governed, SchoolDay? day, CancellationToken ct)
    {
        var now = desk.Clock.Now();
        var exchanged = ClassDaysRule.ExchangedDays(governed.Pack, day);
        var ahead = Timetable.Expand(offering, governed.Term, now.DayInChina().AddDays(1), exchanged);
        var known = await desk.Db.Sessions.Where(one => one.OfferingId == offering.Id).ToListAsync(ct);
        var change = new TimetableChange(known, ahead, now.DayInChina());
        var isElsewhen = !Ahead(offering.Taken).SetEquals(Ahead(offering.SlotsFrom(exchanged, now.DayInChina())));
        if (change.IsNone && !isElsewhen)
            return null;

        offering.Reschedule(exchanged, now);
        await book.EnterAsync(change, offering, ct);
        if (await book.LedElsewhereAsync(offering, change.Fresh, ct) is { } led)
            return led;
        if (isElsewhen && await seating.MoveAsync(offering, ct) is > 0 and var pupils)
            return new Collision("pupils-elsewhere", "/weekly", new { Pupils = pupils });
        desk.Outbox.Publish(PublishOffering.Scheduled(offering, change.Afterwards, now));
        return null;

        HashSet<Slot> Ahead(IReadOnlyList<Slot> slots) => [.. slots.Where(slot => slot.Until >= now.DayInChina())];
    }
}

/// <summary>What becomes of an offering's sessions.</summary>
internal sealed class TimetableChange
{
    public TimetableChange(
        IReadOnlyList<ScheduledSessionRow> known,
        IReadOnlyList<ScheduledSessionRow> ahead,
        DateOnly today
    )
    {
        Gone = [.. known.Where(one => one.Day > today).ExceptBy(ahead.Select(one => one.Id), one => one.Id)];
        Fresh = [.. ahead.ExceptBy(known.Select(one => one.Id), one => one.Id)];
        var rooms = ahead.ToDictionary(one => one.Id, one => one.RoomId);
        OtherRoom = [.. known.Where(one => rooms.TryGetValue(one.Id, out var room) && room != one.RoomId)];
        Afterwards = [.. known.Except(Gone).Concat(Fresh).OrderBy(one => one.Day).ThenBy(one => one.Starts)];
    }

    /// <summary>Sessions that are called off.</summary>
    public IReadOnlyList<ScheduledSessionRow> Gone { get; }

    /// <summary>Sessions that were not there.</summary>
    public IReadOnlyList<ScheduledSessionRow> Fresh { get; }

    /// <summary>Sessions that lie in another room.</summary>
    public IReadOnlyList<ScheduledSessionRow> OtherRoom { get; }

    /// <summary>All its sessions.</summary>
    public IReadOnlyList<ScheduledSessionRow> Afterwards { get; }

    /// <summary>Whether nothing becomes of them.</summary>
    public bool IsNone => Gone.Count + Fresh.Count + OtherRoom.Count == 0;
}
