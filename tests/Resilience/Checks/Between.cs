namespace AfterSchool.Resilience.Checks;

/// <summary>A list of things as a service has it.</summary>
/// <param name="Databases">Whose; of several, all rows together.</param>
/// <param name="Sql">One text column, a row for each thing.</param>
internal sealed record Side(string[] Databases, string Sql)
{
    public Side(string database, string sql)
        : this([database], sql) { }
}

/// <summary>What the owner has decided, and each of the copies that its messages made: the same rows, each as often.</summary>
/// <param name="What">What they are.</param>
/// <param name="Owner">The service that decides.</param>
/// <param name="Copies">The services that were told.</param>
internal sealed record Agreement(string What, Side Owner, params Side[] Copies);

/// <summary>
/// Promise 4 by its consequences: a message lost leaves a copy behind its owner, one applied twice counts twice. Every message that
/// leaves a trace in another database is compared here.
/// </summary>
internal static class Between
{
    private const string ConfirmedPlaces =
        "select concat_ws('|', id, pupil_id, offering_id, first_day) from place where first_day is not null";
    private const string Schedule =
        "select concat_ws('|', offering_id, count(*)) from scheduled_session group by offering_id";

    private static readonly Agreement[] Roll =
    [
        Copied("schools", "school", "concat_ws('|', id, division, name, revision)", Databases.Deciding),
        Copied(
            "classes",
            "school_class",
            "concat_ws('|', id, grade, name, class_teacher_account_id, revision)",
            Databases.Deciding
        ),
        Copied("terms", "term", "concat_ws('|', id, first_day, last_day, revision)", Databases.Deciding),
        Copied("posts", "staff_post", "concat_ws('|', account_id, school_id, is_active, revision)", Databases.Deciding),
        Copied("pupils", "pupil", "concat_ws('|', id, class_id, on_roll, revision)", ["enrolment", "fees", "safety"]),
        Copied(
            "guardians' links",
            "guardian_link",
            "concat_ws('|', id, guardian_account_id, pupil_id, is_active, revision)",
            ["enrolment", "fees", "safety"]
        ),
    ];

    private static readonly Agreement[] Places =
    [
        new(
            "plans in force",
            new("enrolment", "select concat_ws('|', school_id, term_id) from service_plan where status = 'InForce'"),
            new Side("fees", "select concat_ws('|', school_id, term_id) from school_plan"),
            new Side("safety", "select concat_ws('|', school_id, term_id) from planned_term"),
            new Side("supervision", "select concat_ws('|', school_id, term_id) from plan")
        ),
        new(
            "offerings published",
            new("enrolment", "select id::text from offering where published_on is not null"),
            new Side("fees", "select offering_id::text from offering_state where published_at is not null"),
            new Side("staffing", "select id::text from offering"),
            new Side("safety", "select id::text from offering where published_at is not null")
        ),
        new(
            "sessions of each offering",
            new("enrolment", Schedule),
            new Side("fees", "select concat_ws('|', offering_id, cardinality(days)) from offering_timetable"),
            new Side("staffing", "select concat_ws('|', offering_id, jsonb_array_length(sessions)) from schedule")
        ),
        new(
            "sessions",
            new("enrolment", "select concat_ws('|', id, offering_id, day) from scheduled_session"),
            new Side("safety", "select concat_ws('|', id, offering_id, day) from session where status <> 'Dropped'")
        ),
        new("places confirmed", new("enrolment", ConfirmedPlaces), new Side("safety", ConfirmedPlaces)),
        new(
            "a bill for each place",
            new(
                "enrolment",
                "select concat_ws('|', id, pupil_id, offering_id, fee) from place where first_day is not null"
            ),
            new Side("fees", "select concat_ws('|', place_id, pupil_id, offering_id, agreed) from bill")
        ),
        new(
            "places counted",
            new("enrolment", "select id::text from place where first_day is not null"),
            Counted("PlaceConfirmed")
        ),
        new(
            "places ended",
            new("enrolment", "select id::text from place where first_day is not null and status = 'Ended'"),
            new Side("fees", "select place_id::text from ended_place"),
            new Side("safety", "select id::text from place where ends_on is not null"),
            Counted("PlaceEnded")
        ),
    ];

    private static readonly Agreement[] Staff =
    [
        new(
            "persons cleared",
            new(
                "staffing",
                "select concat_ws('|', id, school_id, revision) from staff_member where status = 'Cleared'"
            ),
            new Side(
                "directory",
                "select concat_ws('|', person_id, school_id, revision) from clearance where is_cleared"
            ),
            new Side(
                "safety",
                "select concat_ws('|', person_id, school_id, revision) from clearance where until is not null"
            )
        ),
        new(
            "assignments",
            new(
                "staffing",
                "select concat_ws('|', id, person_id, offering_id, is_active, revision) from duty_assignment"
            ),
            new Side("safety", "select concat_ws('|', id, person_id, offering_id, is_active, revision) from assignment")
        ),
        new(
            "leaders",
            new(
                "staffing",
                """
                select concat_ws('|', id, person_id, offering_id, is_active, revision) from duty_assignment
                where duty_role = 'Direct'
                """
            ),
            new Side("enrolment", "select concat_ws('|', id, person_id, offering_id, is_active, revision) from leader")
        ),
        new(
            "vendors admitted",
            new(
                "staffing",
                "select distinct concat_ws('|', vendor_id, school_id) from vendor_contract where status = 'Active'"
            ),
            new Side(
                "enrolment",
                """
                select concat_ws('|', vendor_id, school_id) from vendor_admission
                where admitted_at is not null and (removed_at is null or removed_at < admitted_at)
                """
            )
        ),
        new(
            "workloads confirmed",
            new("staffing", "select concat_ws('|', id, person_id, sessions_held) from workload"),
            new Side("fees", "select concat_ws('|', id, person_id, sessions_held) from workload")
        ),
    ];

    private static readonly Agreement[] Days =
    [
        new(
            "sessions held",
            new("safety", "select id::text from session where status = 'Held'"),
            new Side("fees", "select session_id::text from session_taken_place"),
            new Side("staffing", "select distinct session_id::text from held_duty"),
            Counted("SessionHeld")
        ),
        new(
            "who was on duty",
            new("safety", "select concat_ws('|', id, unnest(staff_ids)) from session where status = 'Held'"),
            new Side("staffing", "select concat_ws('|', session_id, person_id) from held_duty")
        ),
        // The one count without ids behind it: only the inbox keeps a second delivery from counting twice.
        new(
            "children released, counted",
            new("safety", "select concat_ws('|', school_id, count(*)) from release group by school_id"),
            new Side("supervision", "select concat_ws('|', school_id, count) from tally where kind = 'PupilReleased'")
        ),
    ];

    private static readonly Agreement[] Money =
    [
        new(
            "fee standards",
            new("fees", "select concat_ws('|', id, amount) from fee_standard where state = 'Published'"),
            new Side("enrolment", "select concat_ws('|', id, amount) from fee_standard")
        ),
        new(
            "bills issued",
            new("fees", "select id::text from bill where issued_at is not null"),
            Counted("BillIssued")
        ),
        new("bills paid", new("fees", "select id::text from bill where state = 'Paid'"), Counted("BillPaid")),
        new("refunds paid", new("fees", "select id::text from refund where state = 'Paid'"), Counted("RefundPaid")),
        new("pay lists paid", new("fees", "select id::text from pay_list where state = 'Paid'"), Counted("PaidOut")),
        Tallied("BillIssued", "count(*), sum(amount)", "bill", "issued_at is not null"),
        Tallied("BillPaid", "count(*), sum(paid)", "bill", "state = 'Paid'"),
        Tallied("RefundPaid", "count(*), sum(amount)", "refund", "state = 'Paid'"),
        Tallied("PaidOut", "count(*), sum(total_fen)", "pay_list", "state = 'Paid'"),
        new(
            "things counted, and how many",
            new("supervision", "select concat_ws('|', kind, count(*)) from counted_thing group by kind"),
            new Side(
                "supervision",
                "select concat_ws('|', kind, sum(count)) from tally where kind <> 'PupilReleased' group by kind"
            )
        ),
    ];

    private static readonly Agreement[] Oversight =
    [
        new(
            "duties overdue",
            new(Databases.Deciding, "select id::text from duty where overdue_told_at is not null"),
            new Side("supervision", "select id::text from finding")
        ),
        new(
            "complaints found true",
            new("supervision", "select id::text from complaint_case where finding = 'Substantiated'"),
            new Side("staffing", "select case_id::text from school_warning")
        ),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Agreement> All { get; } =
    [.. Roll, .. Places, .. Staff, .. Days, .. Money, .. Oversight];

    private static Agreement Copied(string what, string table, string columns, string[] into)
    {
        var sql = $"select {columns} from {table}";
        return new(what, new("directory", sql), [.. into.Select(one => new Side(one, sql))]);
    }

    private static Side Counted(string kind) =>
        new("supervision", $"select id::text from counted_thing where kind = '{kind}'");

    private static Agreement Tallied(string kind, string sums, string table, string where) =>
        new(
            $"{kind}, as summed for the province",
            new("fees", $"select concat_ws('|', school_id, {sums}) from {table} where {where} group by school_id"),
            new Side(
                "supervision",
                $"select concat_ws('|', school_id, sum(count), sum(fen)) from tally where kind = '{kind}' group by school_id"
            )
        );
}
