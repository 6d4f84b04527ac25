using AfterSchool.Enrolment.Inventory;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// Where sessions are entered and called off. That a room has one at a time is the database's word (an exclusion constraint); this
/// says it to people: what stands there, and what to do.
/// </summary>
internal sealed class TimetableBook(EnrolmentDb db)
{
    private const string OneInARoom = "one_session_in_a_room";

    /// <summary>The room, if this school's ledger has it and it is in use; none is a room too.</summary>
    public async Task<bool> MayUseAsync(Guid schoolId, Guid? roomId, CancellationToken ct) =>
        roomId is null
        || await db.Inventory.AnyAsync(
            one =>
                one.Id == roomId
                && one.SchoolId == schoolId
                && one.IsUsable
                && (
                    one.Kind == ResourceKind.Room
                    || one.Kind == ResourceKind.Venue
                    || one.Kind == ResourceKind.OffCampus
                ),
            ct
        );

    /// <summary>One change of a room's timetable at a time, so that whoever comes second waits instead of both giving way.</summary>
    public Task LockAsync(Guid[] rooms, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"select id from inventory_item where id = any({rooms}) order by id for no key update",
            ct
        );

    /// <summary>Enters what becomes of an offering's sessions, under the revision that says so.</summary>
    public async Task EnterAsync(TimetableChange change, Offering offering, CancellationToken ct)
    {
        foreach (var session in change.OtherRoom)
            session.RoomId = offering.RoomId;
        foreach (var session in change.Fresh.Concat(change.OtherRoom))
            session.Revision = offering.TimetableRevision;
        Guid[] again = [.. change.Fresh.Select(one => one.Id)];
        db.CalledOff.RemoveRange(await db.CalledOff.Where(one => again.Contains(one.Id)).ToListAsync(ct));
        db.Sessions.AddRange(change.Fresh);
        CallOff(change.Gone, offering.TimetableRevision);
    }

    /// <summary>Sessions that are not held.</summary>
    public void CallOff(IReadOnlyList<ScheduledSessionRow> gone, int revision)
    {
        db.Sessions.RemoveRange(gone);
        db.CalledOff.AddRange(
            gone.Select(one => new CalledOffSession
            {
                Id = one.Id,
                OfferingId = one.OfferingId,
                Day = one.Day,
                Starts = one.Starts,
                Ends = one.Ends,
                RoomId = one.RoomId,
                Revision = revision,
            })
        );
    }

    /// <summary>Saves; or says which session stands in the room already.</summary>
    public async Task<Collision?> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException no) when (no.InnerException is PostgresException { ConstraintName: OneInARoom })
        {
            ScheduledSessionRow[] entered =
            [
                .. db
                    .ChangeTracker.Entries<ScheduledSessionRow>()
                    .Where(one => one.State is EntityState.Added or EntityState.Modified)
                    .Select(one => one.Entity),
            ];
            return await RoomTakenAsync(entered, ct);
        }
    }

    /// <summary>Whether somebody who leads this offering leads another one at the time of its new sessions.</summary>
    public async Task<Collision?> LedElsewhereAsync(
        Offering offering,
        IReadOnlyList<ScheduledSessionRow> fresh,
        CancellationToken ct
    )
    {
        DateOnly[] days = [.. fresh.Select(one => one.Day).Distinct()];
        var there = await (
            from own in db.Leaders
            join other in db.Leaders on own.PersonId equals other.PersonId
            join session in db.Sessions on other.OfferingId equals session.OfferingId
            join title in db.Offerings on other.OfferingId equals title.Id
            where own.OfferingId == offering.Id && own.IsActive && other.IsActive && other.OfferingId != offering.Id
            where days.Contains(session.Day)
            select new StandsThere(title.Id, title.Title, session.Day, session.Starts, session.Ends)
        ).ToListAsync(ct);
        return First(there, one => fresh.Any(own => Meet(own, one))) is { } led
            ? new Collision("leader-elsewhere", "/weekly", led)
            : null;
    }

    private async Task<Collision> RoomTakenAsync(ScheduledSessionRow[] entered, CancellationToken ct)
    {
        Guid?[] rooms = [.. entered.Select(one => one.RoomId).Distinct()];
        DateOnly[] days = [.. entered.Select(one => one.Day).Distinct()];
        var there = await (
            from session in db.Sessions.AsNoTracking()
            join offering in db.Offerings on session.OfferingId equals offering.Id
            join room in db.Inventory on session.RoomId equals room.Id
            where rooms.Contains(session.RoomId) && days.Contains(session.Day)
            select new
            {
                session.Id,
                RoomId = room.Id,
                Room = room.Name,
                Stands = new StandsThere(offering.Id, offering.Title, session.Day, session.Starts, session.Ends),
            }
        ).ToListAsync(ct);
        // What is entered may collide among itself too: two offerings that a day worked in exchange brings together.
        var own = entered.ToLookup(one => one.RoomId);
        var taken = there
            .Where(one => own[one.RoomId].Any(session => session.Id != one.Id && Meet(session, one.Stands)))
            .OrderBy(one => one.Stands.Day)
            .ThenBy(one => one.Stands.Starts)
            .FirstOrDefault();
        return new Collision(
            "room-taken",
            "/roomId",
            new
            {
                taken?.RoomId,
                taken?.Room,
                taken?.Stands.OfferingId,
                taken?.Stands.Title,
                taken?.Stands.Day,
                taken?.Stands.Starts,
                taken?.Stands.Ends,
            }
        );
    }

    private static StandsThere? First(IEnumerable<StandsThere> there, Func<StandsThere, bool> meets) =>
        there.OrderBy(one => one.Day).ThenBy(one => one.Starts).FirstOrDefault(meets);

    private static bool Meet(ScheduledSessionRow one, StandsThere other) =>
        one.Day == other.Day && one.Starts < other.Ends && other.Starts < one.Ends;
}

/// <summary>The session that stands there already.</summary>
/// <param name="OfferingId">Its offering.</param>
/// <param name="Title">What the offering is called.</param>
/// <param name="Day">The day.</param>
/// <param name="Starts">Start, China Standard Time.</param>
/// <param name="Ends">End.</param>
internal sealed record StandsThere(Guid OfferingId, string Title, DateOnly Day, TimeOnly Starts, TimeOnly Ends);
