using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Npgsql;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// Reads what a batch is decided on: eight questions, one round trip, nothing locked. Statements of their own rather
/// than EF Core's, because they are prepared once for a connection and asked for many claims together.
/// </summary>
internal static class ClaimReading
{
    // What has just become free, and is still to be offered to whoever waits, is left for nobody else.
    private const string Seats = """
        select o.id, o.school_id, o.term_id, o.grades, o.slots, o.fee_per_term,
               case when exists (select 1 from list_look l where l.offering_id = s.offering_id) then 0
                    else s.capacity - s.taken end,
               s.claims_from, s.hold_hours, o.weekly, s.slots_revision
        from seats s join offering o on o.id = s.offering_id
        where s.offering_id = any($1) and o.status = 'Published'
        """;

    private const string Children = """
        select asked.account, p.id, p.school_id, p.class_id, p.grade, p.on_roll, p.residence
        from unnest($1, $2) as asked (account, pupil) join pupil p on p.id = asked.pupil
        where exists (
            select 1 from guardian_link l
            where l.guardian_account_id = asked.account and l.pupil_id = asked.pupil and l.is_active
        )
        """;

    private const string Before = "select id, asked from creation where id = any($1)";

    // The place that was given then, whatever became of it.
    private const string Given = """
        select distinct on (r.id) r.id, r.pupil_id, p.offering_id, p.id, p.held_until
        from enrolment_request r join place p on p.pupil_id = r.pupil_id and p.request_id = r.id
        where r.id = any($1) order by r.id, p.id
        """;

    private const string Elsewhere = """
        select pupil_id, term_id, weekday, starts_minute, ends_minute, from_day, until_day from place_slot where pupil_id = any($1)
        """;

    private const string Places = """
        select pupil_id, offering_id from place where pupil_id = any($1) and status <> 'Ended'
        """;

    private const string Decided = """
        select subject_id, rule, granted from held_matter where subject_id = any($1) and granted is not null
        """;

    private const string Terms = """
        select t.id, t.school_id, t.first_day, t.last_day, s.division, s.competent_authority
        from term t join school s on s.id = t.school_id
        where t.id in (select term_id from offering where id = any($1))
        """;

    private const string Entered = """
        select id, key, division, "from", value::text, document, number, quote, entered_by, entered_at
        from local_setting
        where division in (
            select unnest(array[left(s.division, 2), left(s.division, 4), s.division])
            from school s join offering o on o.school_id = s.id where o.id = any($1)
        )
        """;

    public static async Task<ClaimFacts> ReadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<SeatClaim> claims,
        (Governing Governing, Settings Settings) law,
        CancellationToken ct
    )
    {
        var seats = claims.SelectMany(claim => claim.Seats.Select(one => (claim.Account, one.Wanted, one.Request)));
        var children = seats.Select(one => (one.Account, one.Wanted.PupilId)).Distinct().ToArray();
        Guid[] pupils = [.. children.Select(one => one.PupilId).Distinct()];
        Guid[] offerings = [.. seats.Select(one => one.Wanted.OfferingId).Distinct()];
        Guid[] requests = [.. seats.Select(one => one.Request)];
        await using var batch = new NpgsqlBatch(connection);
        Ask(batch, Seats, offerings);
        Ask(
            batch,
            Children,
            children.Select(one => one.Account).ToArray(),
            children.Select(one => one.PupilId).ToArray()
        );
        Ask(batch, Before, claims.Select(claim => claim.Id).ToArray());
        Ask(batch, Given, requests);
        Ask(batch, Elsewhere, pupils);
        Ask(batch, Places, pupils);
        Ask(batch, Decided, requests);
        Ask(batch, Terms, offerings);
        Ask(batch, Entered, offerings);
        await batch.PrepareAsync(ct);
        await using var row = await batch.ExecuteReaderAsync(ct);
        return await TakeAsync(row, law, ct);
    }

    private static void Ask(NpgsqlBatch batch, string sql, params object[] arrays)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var array in arrays)
            command.Parameters.Add(new NpgsqlParameter { Value = array });
        batch.BatchCommands.Add(command);
    }

    private static async Task<ClaimFacts> TakeAsync(
        NpgsqlDataReader row,
        (Governing Governing, Settings Settings) law,
        CancellationToken ct
    )
    {
        var facts = new ClaimFacts();
        await EachAsync(row, () => facts.Offerings.Add(row.GetGuid(0), OfferingOf(row)), ct);
        await EachAsync(row, () => facts.Children.Add((row.GetGuid(0), row.GetGuid(1)), PupilOf(row)), ct);
        await EachAsync(row, () => facts.AskedBefore.Add(row.GetGuid(0), row.GetFieldValue<byte[]>(1)), ct);
        await EachAsync(row, () => facts.GivenBefore.Add(row.GetGuid(0), GivenOf(row)), ct);
        await EachAsync(row, () => facts.Occupied.Add(OccupiedOf(row)), ct);
        await EachAsync(row, () => facts.Places.Add((row.GetGuid(0), row.GetGuid(1))), ct);
        await EachAsync(row, () => Decide(facts, row.GetGuid(0), row.GetString(1), row.GetBoolean(2)), ct);
        List<(School School, Term Term)> terms = [];
        List<LocalSetting> entered = [];
        await EachAsync(row, () => terms.Add(TermOf(row)), ct);
        await EachAsync(row, () => entered.Add(SettingOf(row)), ct);
        foreach (var (school, term) in terms)
        {
            law.Settings.Take(school.Division, term.FirstDay, entered);
            facts.Governed[term.Id] = await law.Governing.OfAsync(school, term, ct);
        }

        return facts;
    }

    private static async Task EachAsync(NpgsqlDataReader row, Action take, CancellationToken ct)
    {
        while (await row.ReadAsync(ct))
            take();
        await row.NextResultAsync(ct);
    }

    private static void Decide(ClaimFacts facts, Guid request, string rule, bool granted)
    {
        if (!facts.Decided.TryGetValue(request, out var decided))
            facts.Decided[request] = decided = [];
        decided[rule] = granted;
    }

    private static Claimable OfferingOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetFieldValue<int[]>(3),
            SlotsOf(row),
            row.GetInt64(5),
            row.GetInt32(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            row.IsDBNull(8) ? 0 : row.GetInt32(8),
            row.GetInt32(10)
        );

    // What the version before put on the menu has its weekly times only.
    private static Slot[] SlotsOf(NpgsqlDataReader row) =>
        row.IsDBNull(4)
            ? [.. JsonColumn.Read<WeeklySlot[]>(row.GetString(9)).Select(slot => Slot.Of(slot))]
            : JsonColumn.Read<Slot[]>(row.GetString(4));

    private static Pupil PupilOf(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(1),
            SchoolId = row.GetGuid(2),
            ClassId = row.GetGuid(3),
            Grade = row.GetInt32(4),
            OnRoll = row.GetBoolean(5),
            Residence = row.GetString(6),
        };

    private static SeatGiven GivenOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetGuid(0),
            row.GetGuid(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4).InChina()
        );

    private static Occupied OccupiedOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            new Slot(
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.GetFieldValue<DateOnly>(5),
                row.GetFieldValue<DateOnly>(6)
            )
        );

    private static (School School, Term Term) TermOf(NpgsqlDataReader row) =>
        (
            new School
            {
                Id = row.GetGuid(1),
                Division = DivisionCode.Parse(row.GetString(4)),
                CompetentAuthority = DivisionCode.Parse(row.GetString(5)),
            },
            new Term
            {
                Id = row.GetGuid(0),
                SchoolId = row.GetGuid(1),
                FirstDay = row.GetFieldValue<DateOnly>(2),
                LastDay = row.GetFieldValue<DateOnly>(3),
            }
        );

    private static LocalSetting SettingOf(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Key = row.GetString(1),
            Division = DivisionCode.Parse(row.GetString(2)),
            From = row.GetFieldValue<DateOnly>(3),
            Value = row.GetString(4),
            Document = row.GetString(5),
            Number = row.IsDBNull(6) ? null : row.GetString(6),
            Quote = row.GetString(7),
            EnteredBy = row.GetGuid(8),
            EnteredAt = row.GetFieldValue<DateTimeOffset>(9),
        };
}
