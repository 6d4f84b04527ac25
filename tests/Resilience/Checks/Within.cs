namespace AfterSchool.Resilience.Checks;

/// <summary>What must hold within one database: a query whose rows are what breaks it.</summary>
/// <param name="Promise">Which of the promises of the system's design.</param>
/// <param name="Database">The database.</param>
/// <param name="What">What must hold.</param>
/// <param name="Sql">One text column; no row where it holds.</param>
internal sealed record Rule(int Promise, string Database, string What, string Sql);

/// <summary>Promises 1, 2 and 3, each within the database of the service that owns it.</summary>
internal static class Within
{
    private static readonly Rule[] Seats =
    [
        new(
            1,
            "enrolment",
            "no more seats are taken than there are",
            "select offering_id::text from seats where taken not between 0 and capacity"
        ),
        new(
            1,
            "enrolment",
            "seats taken are the places held",
            """
            select offering_id || ': ' || taken || ' taken, ' || held from (
                select seats.offering_id, taken, count(place.id) as held from seats
                left join place on place.offering_id = seats.offering_id and place.status <> 'Ended'
                group by seats.offering_id, taken
            ) as counted where taken <> held
            """
        ),
        new(
            1,
            "enrolment",
            "every offering has the seats it offers, and of those the school fills itself the ones it has given",
            """
            select offering.id::text from offering left join seats on seats.offering_id = offering.id
            where offering.status <> 'Draft' and seats.capacity is distinct from offering.capacity
                - coalesce((select sum((held->>'seats')::int) from jsonb_array_elements(offering.internal_seats) as held), 0)
                + (select count(*) from internal_place where internal_place.offering_id = offering.id)
            """
        ),
        new(
            1,
            "enrolment",
            "a child has one place at a time",
            """
            select one.pupil_id || ': ' || one.place_id || ' and ' || other.place_id
            from place_slot as one join place_slot as other using (pupil_id, term_id, weekday)
            where one.place_id < other.place_id
            and one.starts_minute < other.ends_minute and other.starts_minute < one.ends_minute
            """
        ),
        new(
            1,
            "enrolment",
            "a child has one place in an offering",
            """
            select pupil_id || ' in ' || offering_id from place where status <> 'Ended'
            group by pupil_id, offering_id having count(*) > 1
            """
        ),
        new(
            1,
            "enrolment",
            "places held occupy their slots, and no others do",
            """
            select id::text from place where status <> 'Ended' and id not in (select place_id from place_slot)
            union all
            select place_id::text from place_slot
            where place_id not in (select id from place where status <> 'Ended')
            """
        ),
        new(
            1,
            "enrolment",
            "a request that was given a place and the place know each other",
            """
            select id::text from place where status <> 'Ended'
            and not exists (select from enrolment_request as request where request.place_id = place.id and request.id = request_id)
            union all
            select id::text from enrolment_request where place_id is not null and place_id not in (select id from place)
            """
        ),
    ];

    private static readonly Rule[] Money =
    [
        new(
            2,
            "fees",
            "every transaction sums to zero over two entries or more",
            """
            select key from ledger_transaction left join ledger_entry on transaction_id = ledger_transaction.id
            group by key having coalesce(sum(amount_fen), 1) <> 0 or count(ledger_entry.id) < 2
            """
        ),
        new(
            2,
            "fees",
            "a payment is entered once, with its amount",
            Entered("select 'payment/' || id as key, amount from payment", "payment")
        ),
        new(
            2,
            "fees",
            "a refund paid is entered once, with its amount",
            Entered("select 'refund/' || id as key, amount from refund where state = 'Paid'", "refund")
        ),
        new(
            2,
            "fees",
            "a pay list paid is entered once, with its sum",
            Entered(
                "select 'pay-list/' || id as key, total_fen as amount from pay_list where state = 'Paid'",
                "pay-list"
            )
        ),
        new(
            2,
            "fees",
            "a remittance is entered once, with its amount",
            Entered("select 'remittance/' || id as key, amount from remittance", "remittance")
        ),
        new(
            2,
            "fees",
            "a bill's payments and refunds are what it says",
            """
            select bill.id::text from bill
            where paid <> (select coalesce(sum(amount), 0) from payment where bill_id = bill.id)
            or given_back <> (select coalesce(sum(amount), 0) from refund where bill_id = bill.id and state = 'Paid')
                + (select coalesce(sum(amount), 0) from surplus_share where bill_id = bill.id and reference is not null)
            or paid > amount or given_back > paid
            """
        ),
        new(2, "fees", "fees collected are the fold of their entries", Fold("FeeIncome", "-sum(amount)", "payment")),
        new(
            2,
            "fees",
            "fees given back are the fold of their entries",
            Fold("FeesRefunded", "sum(amount)", "refund", "state = 'Paid'")
        ),
        new(
            2,
            "fees",
            "allowances are the fold of their entries",
            Fold("StaffAllowances", "sum(total_fen)", "pay_list", "state = 'Paid'")
        ),
        new(
            2,
            "fees",
            "the service may neither change nor remove what is entered",
            """
            select one.name || ': ' || may.what
            from unnest(array['ledger_entry', 'ledger_transaction', 'payment', 'decision', 'inbox']) as one (name),
                 unnest(array['update', 'delete', 'truncate']) as may (what)
            where has_table_privilege('fees', one.name, may.what)
            """
        ),
    ];

    private const string Unexplained = """
        select decision.id || ' ' || command from decision
        where verdict in ('NeedsReason', 'Held', 'Pending', 'Refused') and not exists (
            select from jsonb_array_elements(findings) as finding
            where finding ->> 'verdict' in ('needsReason', 'held', 'pending', 'refused')
            and finding ->> 'rule' <> '' and finding -> 'sources' -> 0 ->> 'article' <> ''
        )
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Seats,
        .. Money,
        .. Databases.Deciding.Select(name => new Rule(3, name, "a refusal has its rule and article", Unexplained)),
    ];

    // What moved money has exactly one transaction of the ledger under its key, and the other way round.
    private static string Entered(string moved, string kind) =>
        $"""
            with moved as ({moved}), entered as (
                select key, sum(amount_fen) filter (where amount_fen > 0) as amount
                from ledger_transaction join ledger_entry on transaction_id = ledger_transaction.id
                where starts_with(key, '{kind}/') group by ledger_transaction.id, key
            )
            select coalesce(moved.key, entered.key) from moved full join entered using (key)
            where moved.amount is distinct from entered.amount
            union all
            select key from entered group by key having count(*) > 1
            """;

    private static string Fold(string account, string sum, string table, string where = "true") =>
        $"""
            with folded as (
                select sum(amount_fen) as fen from ledger_entry
                where account_id in (select id from ledger_account where kind = '{account}')
            ), moved as (select {sum} as fen from {table} where {where})
            select coalesce(folded.fen, 0) || ' entered, ' || coalesce(moved.fen, 0) || ' moved' from folded, moved
            where coalesce(folded.fen, 0) <> coalesce(moved.fen, 0)
            """;
}
