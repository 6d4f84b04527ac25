using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>An entry of a calendar: what, when and where; of nobody a name.</summary>
/// <param name="Id">Id of the session.</param>
/// <param name="Title">What the offering is called.</param>
/// <param name="Starts">Start, China Standard Time.</param>
/// <param name="Ends">End.</param>
/// <param name="Room">What the room is called.</param>
/// <param name="Revision">Revision of the timetable that last said something of it.</param>
/// <param name="At">When that was.</param>
/// <param name="IsCalledOff">Whether it is not held.</param>
internal sealed record CalendarEntry(
    Guid Id,
    string Title,
    DateTime Starts,
    DateTime Ends,
    string? Room,
    int Revision,
    DateTimeOffset At,
    bool IsCalledOff
);

/// <summary>Reads what a calendar has: sessions from a month ago on, and those called off since.</summary>
internal sealed class CalendarTimes(EnrolmentDb db, TimeProvider clock)
{
    private const int DaysBack = 31;
    private const int MostEntries = 2_000;

    public async Task<IReadOnlyList<CalendarEntry>> OfAsync(CalendarFeed feed, CancellationToken ct)
    {
        var from = clock.Today().AddDays(-DaysBack);
        var entries = await EntriesAsync(feed, from, ct);
        Guid?[] rooms = [.. entries.Select(one => one.RoomId).Distinct()];
        var names = await db
            .Inventory.Where(one => rooms.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        Guid[] ids = [.. entries.Select(one => one.OfferingId).Distinct()];
        var offerings = await db
            .Offerings.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        return
        [
            .. entries
                .OrderBy(one => one.Day)
                .ThenBy(one => one.Starts)
                .ThenBy(one => one.Id)
                .Select(one => new CalendarEntry(
                    one.Id,
                    offerings[one.OfferingId].Title,
                    one.Day.ToDateTime(one.Starts),
                    one.Day.ToDateTime(one.Ends),
                    one.RoomId is { } room ? names.GetValueOrDefault(room) : null,
                    one.Revision,
                    WrittenAt(offerings[one.OfferingId]),
                    one.IsCalledOff
                )),
        ];
    }

    private Task<List<Entry>> EntriesAsync(CalendarFeed feed, DateOnly from, CancellationToken ct)
    {
        var held = db
            .Sessions.Where(one => one.Day >= from)
            .Select(one => new Entry
            {
                Id = one.Id,
                OfferingId = one.OfferingId,
                Day = one.Day,
                Starts = one.Starts,
                Ends = one.Ends,
                RoomId = one.RoomId,
                Revision = one.Revision,
                IsCalledOff = false,
            });
        var all = held.Concat(
            db.CalledOff.Where(one => one.Day >= from)
                .Select(one => new Entry
                {
                    Id = one.Id,
                    OfferingId = one.OfferingId,
                    Day = one.Day,
                    Starts = one.Starts,
                    Ends = one.Ends,
                    RoomId = one.RoomId,
                    Revision = one.Revision,
                    IsCalledOff = true,
                })
        );
        var own = feed.Kind switch
        {
            CalendarKind.Child => all.Where(one =>
                db.Places.Any(place =>
                    place.PupilId == feed.SubjectId
                    && place.OfferingId == one.OfferingId
                    && place.FirstDay <= one.Day
                    // Who left has nothing of it any more; what the school stopped is said to be called off.
                    && (
                        place.EndedOn == null
                        || one.Day < place.EndedOn
                        || (one.IsCalledOff && place.ReasonKind == Stopping.ReasonKind)
                    )
                )
            ),
            CalendarKind.Teacher => all.Where(one =>
                db.Leaders.Any(leader =>
                    leader.PersonId == feed.SubjectId && leader.OfferingId == one.OfferingId && leader.IsActive
                )
            ),
            _ => all.Where(one => one.RoomId == feed.SubjectId),
        };
        return own.OrderBy(one => one.Day).ThenBy(one => one.Id).Take(MostEntries).ToListAsync(ct);
    }

    // What the version before put on the timetable says the day only.
    private static DateTimeOffset WrittenAt(Offering offering) =>
        offering.TimetabledAt
        ?? new DateTimeOffset((offering.PublishedOn ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed class Entry
    {
        public required Guid Id { get; init; }
        public required Guid OfferingId { get; init; }
        public required DateOnly Day { get; init; }
        public required TimeOnly Starts { get; init; }
        public required TimeOnly Ends { get; init; }
        public required Guid? RoomId { get; init; }
        public required int Revision { get; init; }
        public required bool IsCalledOff { get; init; }
    }
}
