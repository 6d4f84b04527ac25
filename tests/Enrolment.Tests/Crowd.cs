using Npgsql;

namespace AfterSchool.Enrolment.Tests;

/// <summary>
/// Schools before a rush, written into Enrolment's database as the roll and the schools would have told it: offerings
/// that are open to claims, pupils, and accounts with children. For crowds that no test could enter one by one.
/// </summary>
/// <param name="Schools">The schools.</param>
/// <param name="Offerings">Their offerings, open to claims; those of a school follow each other.</param>
/// <param name="Pupils">The pupils, of whichever school.</param>
/// <param name="Accounts">The guardians; pupil n is a child of account n modulo their number.</param>
public sealed record Crowd(Guid[] Schools, Guid[] Offerings, Guid[] Pupils, Guid[] Accounts)
{
    /// <summary>How many of everything.</summary>
    /// <param name="Schools">Schools; every pupil is of the first, whose offerings they claim.</param>
    /// <param name="Offerings">Offerings of each.</param>
    /// <param name="Capacity">Seats of each.</param>
    /// <param name="Pupils">Pupils altogether.</param>
    /// <param name="Accounts">Guardians altogether.</param>
    public sealed record Size(int Schools, int Offerings, int Capacity, int Pupils, int Accounts);

    /// <summary>The guardian of the pupil at that place.</summary>
    public Guid GuardianOf(int pupil) => Accounts[pupil % Accounts.Length];

    /// <summary>The offerings that the pupil at that place may claim: those of the pupil's school.</summary>
    public int SchoolOf(int pupil) => pupil % Schools.Length;

    /// <summary>Writes them.</summary>
    /// <param name="database">Enrolment's database, migrated.</param>
    /// <param name="division">Where the schools lie.</param>
    /// <param name="size">How many.</param>
    public static async Task<Crowd> EnterAsync(NpgsqlDataSource database, string division, Size size)
    {
        static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        var crowd = new Crowd(
            Ids(size.Schools),
            Ids(size.Schools * size.Offerings),
            Ids(size.Pupils),
            Ids(size.Accounts)
        );
        Guid[] Owners(int things) => [.. Enumerable.Range(0, things).Select(at => crowd.Schools[at % size.Schools])];
        await RunAsync(database, SchoolsAndTerms, crowd.Schools, division);
        // A slot of its own for each of ten, so that a pupil may have several and some collide.
        await RunAsync(
            database,
            OfferingsAndSeats,
            crowd.Offerings,
            Owners(crowd.Offerings.Length),
            Enumerable.Range(0, crowd.Offerings.Length).Select(at => at / size.Schools % 10).ToArray(),
            size.Capacity
        );
        await RunAsync(
            database,
            PupilsAndLinks,
            crowd.Pupils,
            Owners(crowd.Pupils.Length),
            Enumerable.Range(0, crowd.Pupils.Length).Select(crowd.GuardianOf).ToArray()
        );
        await RunAsync(database, "analyze");
        return crowd;
    }

    private const string SchoolsAndTerms = """
        with told as (select id from unnest($1) as one (id)), schools as (
            insert into school (
                id, division, name, kind, stages, ownership, is_rural, is_township, is_boarding, competent_authority, revision
            )
            select id, $2, '学校', 'primary', '{primary}'::text[], 'public', false, false, false, $2, 1 from told
        )
        insert into term (id, school_id, name, first_day, last_day, revision)
        select id, id, 'autumn', '2026-08-31', '2027-01-08', 1 from told
        """;

    private const string OfferingsAndSeats = """
        with told as (select * from unnest($1, $2, $3) as one (id, school, slot)), items as (
            insert into offering (
                id, plan_id, school_id, term_id, title, category, activity, provider_kind, grades, fee_per_term, capacity,
                assigns_written_homework, weekly, extra, status, edition, published_on, timetable_revision
            )
            select id, id, school, school, '篮球', 'Enrichment', 'sport', 'OwnStaff', '{3}'::int[], 18000, $4, false,
                   jsonb_build_array(jsonb_build_object(
                       'weekday', (array['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])[slot % 5 + 1],
                       'starts', case when slot < 5 then '16:30:00' else '17:30:00' end,
                       'ends', case when slot < 5 then '17:30:00' else '18:30:00' end
                   )),
                   '[]'::jsonb, 'Published', 'hunan/2024-03-18', date '2026-08-20', 1
            from told
        )
        insert into seats (offering_id, capacity, taken, claims_from, hold_hours)
        select id, $4, 0, timestamptz '2026-08-01', 48 from told
        """;

    private const string PupilsAndLinks = """
        with told as (select * from unnest($1, $2, $3) as one (id, school, guardian)), children as (
            insert into pupil (id, school_id, class_id, grade, on_roll, residence, revision)
            select id, school, school, 3, true, 'day', 1 from told
        )
        insert into guardian_link (id, guardian_account_id, pupil_id, is_active, revision)
        select id, guardian, id, true, 1 from told
        """;

    private static async Task RunAsync(NpgsqlDataSource database, string sql, params object[] values)
    {
#pragma warning disable CA2100 // Only the constants above.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
