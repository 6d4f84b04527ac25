using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using Npgsql;
using NpgsqlTypes;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// Writes all that a batch of claims gives, in one statement: seats, requests, places, slots, what was decided, what
/// is owed and what is told. A statement is a transaction by itself, so all of it is there or nothing. Rows are
/// written in the order of what others may wait for, so that two batches seldom wait for each other; where they do, one of them
/// decides anew.
/// </summary>
internal static class ClaimWriting
{
    private const string Statement = """
        with seated as (
            -- What moved to another time since it was read breaks the constraint, and is decided anew.
            update seats set taken = case when slots_revision = asked.revision then taken + asked.n else -1 end
            from (select id, n, revision from unnest($1, $2, $51) as asked (id, n, revision) order by id) asked
            where seats.offering_id = asked.id
        ), created as (
            insert into creation (id, asked) select id, asked from unnest($3, $4) as one (id, asked) order by id
        ), requested as (
            insert into enrolment_request (
                id, pupil_id, class_id, school_id, term_id, asked_by, pickup_difficulty, status, steps_done, place_id, signed_by
            )
            select one.request, one.pupil, one.class, one.school, one.term, one.account, false, one.status,
                   string_to_array(one.steps, ','), one.place, '{}'::text[]
            from unnest($5, $6, $7, $8, $9, $10, $11, $12, $13) as
                 one (request, pupil, class, school, term, account, status, steps, place)
        ), chosen as (
            insert into request_choice (request_id, rank, offering_id, status)
            select one.request, 1, one.offering, 'Placed' from unnest($5, $14) as one (request, offering)
        ), placed as (
            insert into place (
                id, request_id, pupil_id, offering_id, school_id, term_id, status, fee, first_day, held_until
            )
            select one.place, one.request, one.pupil, one.offering, one.school, one.term, one.status, one.fee, one.first_day,
                   one.until
            from unnest($13, $5, $6, $14, $8, $9, $15, $16, $17, $18) as
                 one (place, request, pupil, offering, school, term, status, fee, first_day, until)
            order by one.pupil
        ), slotted as (
            insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute, from_day, until_day)
            select * from unnest($19, $20, $21, $22, $23, $24, $49, $50) as
                 one (place, pupil, term, weekday, starts, ends, from_day, until_day)
            order by one.pupil, one.term, one.weekday, one.starts
        ), decided as (
            insert into decision (id, command, subject_id, school_id, asked_by, at, verdict, edition, findings)
            select one.id, one.command, one.subject, one.school, one.account, $25, one.verdict, one.edition, one.findings::jsonb
            from unnest($26, $27, $28, $29, $30, $31, $32, $33) as
                 one (id, command, subject, school, account, verdict, edition, findings)
        ), owed as (
            insert into duty (
                id, rule, subject_id, bound, school_id, division, due_on, opened_at, edition, document, article, quote
            )
            select one.id, one.rule, one.subject, one.bound, one.school, one.division, one.due, $25, one.edition, one.document,
                   one.article, one.quote
            from unnest($34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44) as
                 one (id, rule, subject, bound, school, division, due, edition, document, article, quote)
        )
        insert into outbox (id, contract, body, trace_parent, written_at, attempts)
        select one.id, one.contract, one.body, one.trace, $25, 0
        from unnest($45, $46, $47, $48) as one (id, contract, body, trace)
        """;

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        IReadOnlyList<SeatTaken> taken,
        IReadOnlyDictionary<Guid, Sessions> sessions,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (decided, owed, told) = Books(taken, sessions, now);
        await using var write = new NpgsqlCommand(Statement, connection);
        var seats = taken.CountBy(seat => seat.Offering).ToArray();
        var claims = taken.Select(seat => seat.Claim).DistinctBy(claim => claim.Id).ToArray();
        var requests = taken.Select(seat => seat.Request).ToArray();
        var places = taken.Select(seat => seat.Place).ToArray();
        Add(write, seats.Select(one => one.Key.Id), seats.Select(one => one.Value));
        Add(write, claims.Select(one => one.Id), claims.Select(one => one.Asked));
        Add(
            write,
            requests.Select(one => one.Id),
            requests.Select(one => one.PupilId),
            requests.Select(one => one.ClassId)
        );
        Add(write, requests.Select(one => one.SchoolId), requests.Select(one => one.TermId));
        Add(write, requests.Select(one => one.AskedBy), requests.Select(one => $"{one.Status}"));
        Add(write, requests.Select(one => string.Join(',', one.StepsDone)), places.Select(one => one.Id));
        Add(write, places.Select(one => one.OfferingId), places.Select(one => $"{one.Status}"));
        Add(write, places.Select(one => one.Fee?.Fen), places.Select(one => one.FirstDay));
        Add(write, places.Select(one => one.HeldUntil?.UtcDateTime));
        var slots = taken
            .SelectMany(seat =>
                seat.Offering.Slots.Select(slot => (seat.Place.Id, seat.Place.PupilId, seat.Place.TermId, slot))
            )
            .ToArray();
        Add(write, slots.Select(one => one.Id), slots.Select(one => one.PupilId), slots.Select(one => one.TermId));
        Add(write, slots.Select(one => one.slot.Weekday), slots.Select(one => one.slot.Starts));
        Add(write, slots.Select(one => one.slot.Ends));
        write.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        Add(
            write,
            decided.Select(one => one.Id),
            decided.Select(one => one.Command),
            decided.Select(one => one.SubjectId)
        );
        Add(write, decided.Select(one => one.SchoolId), decided.Select(one => one.AskedBy));
        Add(write, decided.Select(one => one.Verdict?.ToString()), decided.Select(one => one.Edition));
        Add(write, decided.Select(one => one.Findings));
        Add(write, owed.Select(one => one.Id), owed.Select(one => one.Rule), owed.Select(one => one.SubjectId));
        Add(write, owed.Select(one => one.Bound), owed.Select(one => one.SchoolId));
        Add(write, owed.Select(one => one.Division.Prefix), owed.Select(one => one.DueOn));
        Add(write, owed.Select(one => one.Edition), owed.Select(one => one.Document));
        Add(write, owed.Select(one => one.Article), owed.Select(one => one.Quote));
        Add(write, told.Select(one => one.Id), told.Select(one => one.Contract), told.Select(one => one.Body));
        Add(write, told.Select(one => one.TraceParent));
        Add(write, slots.Select(one => one.slot.From), slots.Select(one => one.slot.Until));
        Add(write, seats.Select(one => one.Key.SlotsRevision));
        await write.PrepareAsync(ct);
        await write.ExecuteNonQueryAsync(ct);
    }

    // What is entered, owed and told follows from the seats as it would if each were given by itself.
    private static (List<Decision> Decided, List<Duty> Owed, List<OutboxMessage> Told) Books(
        IReadOnlyList<SeatTaken> taken,
        IReadOnlyDictionary<Guid, Sessions> sessions,
        DateTimeOffset now
    )
    {
        var (decided, owed, told) = (new List<Decision>(), new List<Duty>(), new List<OutboxMessage>());
        void Enter(Matter matter, Ruling ruling, SeatTaken seat)
        {
            decided.Add(Rulings.Row(matter, ruling, seat.Plea, seat.Claim.Account, now));
            owed.AddRange(ruling.Duties.Select(finding => DutyBook.Row(finding, matter, now)));
        }

        foreach (var seat in taken)
        {
            Enter(seat.Matter, seat.Ruling, seat);
            told.Add(Outbox.Row(Notice(seat, now), now));
            if (seat.Request.Status != RequestStatus.Placed || AgreementRule.ComesFirst(seat.Governed.Pack))
                continue;
            var terms = sessions[seat.Offering.Id].TermsOf(seat.Offering, seat.Governed);
            var due = new Ruling([.. seat.Request.Confirm(seat.Governed.Pack).Duties]);
            seat.Place.Confirm(terms.Fee, terms.First);
            Enter(Activation.MatterOf(seat.Request.Id, terms, seat.Governed), due, seat);
            told.Add(Outbox.Row(Activation.Told(seat.Place, seat.Request.Id, seat.Governed, now), now));
        }

        return (decided, owed, told);
    }

    private static Contracts.Everyone.NoticeDue Notice(SeatTaken seat, DateTimeOffset now)
    {
        var (pupil, place, school) = (seat.Place.PupilId, seat.Place.Id, seat.Place.SchoolId);
        if (seat.Place.HeldUntil is { } until)
            return Notices.ToGuardians(pupil, "seat-held", place, school, now) with { Deadline = until };
        return AgreementRule.ComesFirst(seat.Governed.Pack)
            ? Notices.ToGuardians(pupil, "place-offered", place, school, now)
            : Notices.ToGuardians(pupil, "place-given", place, school, now);
    }

    // An array for each column; what each is follows from its elements.
    private static void Add(NpgsqlCommand command, params object[] columns)
    {
        foreach (var column in columns)
            command.Parameters.Add(Array(column));
    }

    private static NpgsqlParameter Array(object column) =>
        column switch
        {
            IEnumerable<Guid> ids => new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] },
            IEnumerable<Guid?> ids => new NpgsqlParameter<Guid?[]> { TypedValue = [.. ids] },
            IEnumerable<int> numbers => new NpgsqlParameter<int[]> { TypedValue = [.. numbers] },
            IEnumerable<long?> numbers => new NpgsqlParameter<long?[]> { TypedValue = [.. numbers] },
            IEnumerable<byte[]> hashes => new NpgsqlParameter<byte[][]> { TypedValue = [.. hashes] },
            IEnumerable<string?> words => new NpgsqlParameter<string?[]>
            {
                TypedValue = [.. words],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            },
            IEnumerable<DateOnly> days => new NpgsqlParameter<DateOnly[]> { TypedValue = [.. days] },
            IEnumerable<DateOnly?> days => new NpgsqlParameter<DateOnly?[]> { TypedValue = [.. days] },
            IEnumerable<DateTime?> moments => new NpgsqlParameter<DateTime?[]>
            {
                TypedValue = [.. moments],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
            },
            _ => throw new InvalidOperationException($"No column is made of {column.GetType()}."),
        };
}

/// <summary>What of an offering's timetable is to come.</summary>
/// <param name="Next">Day of the first session that has not begun.</param>
/// <param name="Remaining">Sessions from then on.</param>
/// <param name="Planned">All sessions.</param>
internal sealed record Sessions(DateOnly? Next, int Remaining, int Planned)
{
    public static Sessions None { get; } = new(null, 0, 0);

    public TakingPart TermsOf(Claimable offering, Governed governed) =>
        new(
            Next ?? governed.Term.LastDay,
            MidTermJoinRule.Fee(new Money(offering.FeeFen), Remaining, Planned, governed.Pack)
        );
}
