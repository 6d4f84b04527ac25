using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Enrolment.Places;

/// <summary>
/// Gives and frees seats. Count, places and slots change in one statement, and constraints hold what must always be true: taken ≤
/// capacity, one place per pupil and offering, no two places of a pupil at the same time.
/// </summary>
/// <remarks>
/// Locks are taken in one order everywhere: round, offering, seats (by the offering's id), place, request. Whoever gives or ends a place
/// locks the seats first and reads afterwards; an offering that stops leaves no seat behind that could still be given.
/// </remarks>
internal sealed class Seating(EnrolmentDb db)
{
    /// <summary>
    /// An offering as it is now, with its free seats, and the seats locked until the transaction ends: what was read of it
    /// before may have moved or stopped. None where it is on no menu.
    /// </summary>
    public async Task<(Offering Offering, int Free)?> LockAsync(Guid offeringId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from seats where offering_id = {offeringId} for update", ct);
        var found = await db
            .Offerings.AsNoTracking()
            .Where(one => one.Id == offeringId && one.Status == OfferingStatus.Published)
            .Join(db.Seats, one => one.Id, seats => seats.OfferingId, (one, seats) => new { one, seats })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : (found.one, found.seats.Capacity - found.seats.Taken);
    }

    /// <summary>Locks the seats of many offerings.</summary>
    public Task LockAllAsync(Guid[] offeringIds, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"select 1 from seats where offering_id = any({offeringIds}) order by offering_id for update",
            ct
        );

    /// <summary>Seats free, with the row locked until the transaction ends: one allocation of an offering at a time.</summary>
    public async Task<int> LockFreeAsync(Guid offeringId, CancellationToken ct)
    {
        var seats = await db
            .Seats.FromSql($"select * from seats where offering_id = {offeringId} for update")
            .AsNoTracking()
            .SingleAsync(ct);
        return seats.Capacity - seats.Taken;
    }

    /// <summary>Those of these pupils who cannot take a seat in it: they have one in it, or are elsewhere at that time.</summary>
    public async Task<HashSet<Guid>> ElsewhereAsync(Offering offering, Guid[] pupils, CancellationToken ct)
    {
        var busy = await db
            .PlaceSlots.AsNoTracking()
            .Where(slot => slot.TermId == offering.TermId && pupils.Contains(slot.PupilId))
            .ToListAsync(ct);
        var here = await db
            .Places.Where(place => place.OfferingId == offering.Id && place.Status != PlaceStatus.Ended)
            .Select(place => place.PupilId)
            .ToListAsync(ct);
        return [.. here, .. busy.Where(one => offering.Taken.Any(one.Slot.Meets)).Select(one => one.PupilId)];
    }

    /// <summary>A seat that was held back comes to the count; the offering's row is locked already.</summary>
    public Task OpenSeatAsync(Guid offeringId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update seats set capacity = capacity + 1 where offering_id = {offeringId}", ct);

    /// <summary>Gives each of these a seat, or none of them: false when a constraint says no.</summary>
    public async Task<bool> SeatAsync(Offering offering, IReadOnlyList<SeatAsked> asked, CancellationToken ct)
    {
        if (asked.Count == 0)
            return true;
        Guid[] places = [.. asked.Select(one => one.PlaceId)];
        Guid[] requests = [.. asked.Select(one => one.RequestId)];
        Guid[] pupils = [.. asked.Select(one => one.PupilId)];
        // Its slots as they are now: whoever has locked the seats has waited for who moved it.
        var now = await db.Offerings.AsNoTracking().SingleAsync(one => one.Id == offering.Id, ct);
        var slots = new SlotColumns(now.Taken);
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                with seated as (
                    update seats set taken = taken + {asked.Count} where offering_id = {offering.Id} returning offering_id
                ), placed as (
                    insert into place (id, request_id, pupil_id, offering_id, school_id, term_id, status)
                    select asked.id, asked.request_id, asked.pupil_id, seated.offering_id,
                           {offering.SchoolId}, {offering.TermId}, {nameof(PlaceStatus.Reserved)}
                    from unnest({places}, {requests}, {pupils}) as asked (id, request_id, pupil_id), seated
                    returning id, pupil_id
                )
                insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute, from_day, until_day)
                select placed.id, placed.pupil_id, {offering.TermId}, slot.*
                from placed, unnest({slots.Weekdays}, {slots.Starts}, {slots.Ends}, {slots.From}, {slots.Until}) as slot
                """,
                ct
            );
            return true;
        }
        catch (PostgresException no)
            when (no.SqlState
                    is PostgresErrorCodes.CheckViolation
                        or PostgresErrorCodes.UniqueViolation
                        or PostgresErrorCodes.ExclusionViolation
            )
        {
            return false;
        }
    }

    /// <summary>
    /// Everybody's slots follow an offering that has moved to another time, all or none: how many of its pupils are elsewhere then.
    /// </summary>
    public async Task<int> MoveAsync(Offering offering, CancellationToken ct)
    {
        var slots = new SlotColumns(offering.Taken);
        await LockFreeAsync(offering.Id, ct);
        var elsewhere = await db
            .Database.SqlQuery<int>(
                $"""
                select count(distinct other.pupil_id)::int as "Value"
                from place join place_slot other on other.pupil_id = place.pupil_id and other.term_id = place.term_id
                and other.place_id <> place.id, unnest({slots.Weekdays}, {slots.Starts}, {slots.Ends}, {slots.From}, {slots.Until})
                as slot (weekday, starts, ends, from_day, until_day)
                where place.offering_id = {offering.Id} and place.status <> 'Ended' and other.weekday = slot.weekday
                and other.starts_minute < slot.ends and slot.starts < other.ends_minute
                and other.from_day <= slot.until_day and slot.from_day <= other.until_day
                """
            )
            .SingleAsync(ct);
        if (elsewhere > 0)
            return elsewhere;
        await db.Database.ExecuteSqlAsync(
            $"""
            with moved as (update seats set slots_revision = slots_revision + 1 where offering_id = {offering.Id})
            delete from place_slot using place where place.id = place_id and place.offering_id = {offering.Id}
            """,
            ct
        );
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute, from_day, until_day)
                select place.id, place.pupil_id, place.term_id, slot.*
                from place, unnest({slots.Weekdays}, {slots.Starts}, {slots.Ends}, {slots.From}, {slots.Until}) as slot
                where place.offering_id = {offering.Id} and place.status <> 'Ended'
                """,
                ct
            );
            return 0;
        }
        catch (PostgresException no) when (no.SqlState is PostgresErrorCodes.ExclusionViolation)
        {
            // Somebody was given another place since they were counted.
            return 1;
        }
    }

    /// <summary>
    /// Frees the seat of a place that ends, with the slots it occupied; the lists that may move on are looked at as soon as this is
    /// committed: the offering's own, and those on which the pupil stands, who has that hour free now.
    /// </summary>
    public Task FreeAsync(Place place, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with freed as (
                delete from place_slot where place_id = {place.Id}
            ), counted as (
                update seats set taken = taken - 1 where offering_id = {place.OfferingId}
            )
            insert into list_look (id, offering_id)
            select gen_random_uuid(), one.offering_id
            from (
                select offering_id from request_choice where offering_id = {place.OfferingId} and status = 'Waiting'
                union
                select choice.offering_id
                from request_choice choice join enrolment_request request on request.id = choice.request_id
                where request.pupil_id = {place.PupilId} and choice.status = 'Waiting'
            ) one
            """,
            ct
        );

    /// <summary>No seat is left of an offering that stops, and none can be given, whoever has read what before.</summary>
    public Task CloseAsync(Guid offeringId, Guid[] pupils, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with freed as (
                delete from place_slot using place
                where place.id = place_slot.place_id and place.offering_id = {offeringId}
            ), closed as (
                update seats set taken = 0, capacity = 0, claims_from = null where offering_id = {offeringId}
            )
            insert into list_look (id, offering_id)
            select gen_random_uuid(), one.offering_id
            from (
                select distinct choice.offering_id
                from request_choice choice join enrolment_request request on request.id = choice.request_id
                where request.pupil_id = any({pupils}) and choice.status = 'Waiting' and choice.offering_id <> {offeringId}
            ) one
            """,
            ct
        );

    /// <summary>The waiting lists of these offerings are looked at as soon as this is committed.</summary>
    public Task LookAtListsAsync(Guid[] offeringIds, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"insert into list_look (id, offering_id) select gen_random_uuid(), unnest({offeringIds})",
            ct
        );

    // A column for each, as a statement takes them.
    private sealed class SlotColumns(IReadOnlyList<Slot> slots)
    {
        public int[] Weekdays { get; } = [.. slots.Select(slot => slot.Weekday)];
        public int[] Starts { get; } = [.. slots.Select(slot => slot.Starts)];
        public int[] Ends { get; } = [.. slots.Select(slot => slot.Ends)];
        public DateOnly[] From { get; } = [.. slots.Select(slot => slot.From)];
        public DateOnly[] Until { get; } = [.. slots.Select(slot => slot.Until)];
    }
}

/// <summary>A seat asked for.</summary>
/// <param name="PlaceId">Id of the place it would be.</param>
/// <param name="RequestId">The request.</param>
/// <param name="PupilId">The pupil.</param>
internal sealed record SeatAsked(Guid PlaceId, Guid RequestId, Guid PupilId);
