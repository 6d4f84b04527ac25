using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AfterSchool.Fees.Storage.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bill",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    agreed = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    waived = table.Column<long>(type: "bigint", nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    given_back = table.Column<long>(type: "bigint", nullable: false),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: true),
                    edition = table.Column<string>(type: "text", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    look_again_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    looks = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bill", x => x.id);
                    table.CheckConstraint("bill_is_not_overpaid", "paid <= amount");
                }
            );

            migrationBuilder.CreateTable(
                name: "budget_year",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    service_fee_fen = table.Column<long>(type: "bigint", nullable: false),
                    subsidy_fen = table.Column<long>(type: "bigint", nullable: false),
                    staff_pay_fen = table.Column<long>(type: "bigint", nullable: false),
                    with_finding = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_year", x => new { x.school_id, x.year });
                }
            );

            migrationBuilder.CreateTable(
                name: "charge_freeze",
                columns: table => new
                {
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge_freeze", x => x.sanction_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "charge_package",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge_package", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "cost_accounting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_accounting", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "creation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_creation", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    command = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    edition = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "duty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bound = table.Column<string>(type: "text", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    article = table.Column<string>(type: "text", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    overdue_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ended_place",
                columns: table => new
                {
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_kind = table.Column<string>(type: "text", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ended_place", x => x.place_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "expenditure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    use_code = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payee = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expenditure", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "fee_publication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_publication", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "fee_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    is_rural = table.Column<bool>(type: "boolean", nullable: false),
                    policy_basis = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    agreed_by = table.Column<string[]>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    approval_number = table.Column<string>(type: "text", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approval_document = table.Column<string>(type: "text", nullable: true),
                    platform_receipt = table.Column<string>(type: "text", nullable: true),
                    platform_receipt_on = table.Column<DateOnly>(type: "date", nullable: true),
                    edition = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_standard", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "guardian_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardian_link", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "held_matter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    command = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    article = table.Column<string>(type: "text", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    words = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_matter", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                }
            );

            migrationBuilder.CreateTable(
                name: "income",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    giver = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_income", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ledger_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_account", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ledger_transaction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_transaction", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "local_setting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    quote = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_setting", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "offering_state",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offering_state", x => x.offering_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "offering_timetable",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    minutes = table.Column<int[]>(type: "integer[]", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offering_timetable", x => x.offering_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "operating_estimate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operating_estimate", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation(
                            "Npgsql:ValueGenerationStrategy",
                            NpgsqlValueGenerationStrategy.IdentityAlwaysColumn
                        ),
                    contract = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "pay_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    total_fen = table.Column<long>(type: "bigint", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_list", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bill_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    payee = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_sequence = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation(
                            "Npgsql:ValueGenerationStrategy",
                            NpgsqlValueGenerationStrategy.IdentityAlwaysColumn
                        ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "payout_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rates = table.Column<string>(type: "text", nullable: false),
                    class_hours = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    drawn_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_rule", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "pupil",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grade = table.Column<int>(type: "integer", nullable: false),
                    on_roll = table.Column<bool>(type: "boolean", nullable: false),
                    residence = table.Column<string>(type: "text", nullable: false),
                    name_sealed = table.Column<string>(type: "text", nullable: true),
                    grounds_sealed = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pupil", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "refund",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bill_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    written_application = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    sessions_remaining = table.Column<int>(type: "integer", nullable: false),
                    sessions_planned = table.Column<int>(type: "integer", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "remittance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remittance", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    stages = table.Column<string[]>(type: "text[]", nullable: false),
                    ownership = table.Column<string>(type: "text", nullable: false),
                    is_rural = table.Column<bool>(type: "boolean", nullable: false),
                    is_township = table.Column<bool>(type: "boolean", nullable: false),
                    is_boarding = table.Column<bool>(type: "boolean", nullable: false),
                    competent_authority = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school_class",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grade = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    class_teacher_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_class", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_notice", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school_plan",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_approved = table.Column<bool>(type: "boolean", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_plan", x => new { x.school_id, x.term_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "school_waiver",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_waiver", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "session_taken_place",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    present_pupil_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_taken_place", x => x.session_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "staff_post",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    class_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_post", x => new { x.account_id, x.school_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "surplus_share",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bill_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_surplus_share", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "term",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "term_account",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collected_fen = table.Column<long>(type: "bigint", nullable: false),
                    spent_fen = table.Column<long>(type: "bigint", nullable: false),
                    returned_fen = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_account", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "term_statement",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    income = table.Column<long>(type: "bigint", nullable: false),
                    expenditure = table.Column<long>(type: "bigint", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at_place = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_statement", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "workload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<string>(type: "text", nullable: false),
                    duty_role = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    sessions_held = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workload", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ledger_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entry", x => x.id);
                    table.CheckConstraint("entry_is_something", "amount_fen <> 0");
                    table.ForeignKey(
                        name: "fk_ledger_entry_ledger_account_account_id",
                        column: x => x.account_id,
                        principalTable: "ledger_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_ledger_entry_ledger_transaction_transaction_id",
                        column: x => x.transaction_id,
                        principalTable: "ledger_transaction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_bill_look_again_at",
                table: "bill",
                column: "look_again_at",
                filter: "state in ('Pending', 'AwaitingWaiverRule')"
            );

            migrationBuilder.CreateIndex(name: "ix_bill_place_id", table: "bill", column: "place_id", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bill_pupil_id_term_id",
                table: "bill",
                columns: new[] { "pupil_id", "term_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_bill_school_id", table: "bill", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_charge_freeze_school_id",
                table: "charge_freeze",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_charge_package_school_id",
                table: "charge_package",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_accounting_division_on",
                table: "cost_accounting",
                columns: new[] { "division", "on" }
            );

            migrationBuilder.CreateIndex(name: "ix_decision_subject_id", table: "decision", column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_duty_due_on",
                table: "duty",
                column: "due_on",
                filter: "done_at is null and overdue_told_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_duty_rule_subject_id",
                table: "duty",
                columns: new[] { "rule", "subject_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_duty_school_id_id",
                table: "duty",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_expenditure_school_id_term_id",
                table: "expenditure",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_fee_publication_term_id",
                table: "fee_publication",
                column: "term_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_fee_standard_division_effective_on",
                table: "fee_standard",
                columns: new[] { "division", "effective_on" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_guardian_link_guardian_account_id_pupil_id",
                table: "guardian_link",
                columns: new[] { "guardian_account_id", "pupil_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_guardian_link_pupil_id", table: "guardian_link", column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_matter_subject_id_rule",
                table: "held_matter",
                columns: new[] { "subject_id", "rule" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_income_school_id_term_id",
                table: "income",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_school_id_term_id_kind",
                table: "ledger_account",
                columns: new[] { "school_id", "term_id", "kind" },
                unique: true
            );

            migrationBuilder
                .CreateIndex(name: "ix_ledger_entry_account_id", table: "ledger_entry", column: "account_id")
                .Annotation("Npgsql:IndexInclude", new[] { "amount_fen" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_transaction_id",
                table: "ledger_entry",
                column: "transaction_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transaction_key",
                table: "ledger_transaction",
                column: "key",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transaction_school_id_term_id",
                table: "ledger_transaction",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_local_setting_key_division_from",
                table: "local_setting",
                columns: new[] { "key", "division", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_operating_estimate_school_id_term_id",
                table: "operating_estimate",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sequence",
                table: "outbox",
                column: "sequence",
                filter: "parked_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_pay_list_school_id_month",
                table: "pay_list",
                columns: new[] { "school_id", "month" }
            );

            migrationBuilder.CreateIndex(name: "ix_payment_bill_id", table: "payment", column: "bill_id");

            migrationBuilder.CreateIndex(name: "ix_payout_rule_school_id", table: "payout_rule", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_pupil_school_id", table: "pupil", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_refund_bill_id",
                table: "refund",
                column: "bill_id",
                unique: true,
                filter: "state in ('Requested', 'Approved')"
            );

            migrationBuilder.CreateIndex(name: "ix_refund_pupil_id", table: "refund", column: "pupil_id");

            migrationBuilder.CreateIndex(name: "ix_refund_school_id", table: "refund", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_remittance_school_id_term_id",
                table: "remittance",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_school_class_school_id", table: "school_class", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_notice_school_id",
                table: "school_notice",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_school_waiver_pupil_id_term_id",
                table: "school_waiver",
                columns: new[] { "pupil_id", "term_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_session_taken_place_offering_id",
                table: "session_taken_place",
                column: "offering_id"
            );

            migrationBuilder.CreateIndex(name: "ix_staff_post_school_id", table: "staff_post", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_surplus_share_bill_id", table: "surplus_share", column: "bill_id");

            migrationBuilder.CreateIndex(name: "ix_term_school_id", table: "term", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_workload_school_id_month",
                table: "workload",
                columns: new[] { "school_id", "month" }
            );

            migrationBuilder.Sql(LedgerMapping.Balanced);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "bill");

            migrationBuilder.DropTable(name: "budget_year");

            migrationBuilder.DropTable(name: "charge_freeze");

            migrationBuilder.DropTable(name: "charge_package");

            migrationBuilder.DropTable(name: "cost_accounting");

            migrationBuilder.DropTable(name: "creation");

            migrationBuilder.DropTable(name: "decision");

            migrationBuilder.DropTable(name: "duty");

            migrationBuilder.DropTable(name: "ended_place");

            migrationBuilder.DropTable(name: "expenditure");

            migrationBuilder.DropTable(name: "fee_publication");

            migrationBuilder.DropTable(name: "fee_standard");

            migrationBuilder.DropTable(name: "guardian_link");

            migrationBuilder.DropTable(name: "held_matter");

            migrationBuilder.DropTable(name: "inbox");

            migrationBuilder.DropTable(name: "income");

            migrationBuilder.DropTable(name: "ledger_entry");

            migrationBuilder.DropTable(name: "local_setting");

            migrationBuilder.DropTable(name: "offering_state");

            migrationBuilder.DropTable(name: "offering_timetable");

            migrationBuilder.DropTable(name: "operating_estimate");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "pay_list");

            migrationBuilder.DropTable(name: "payment");

            migrationBuilder.DropTable(name: "payout_rule");

            migrationBuilder.DropTable(name: "pupil");

            migrationBuilder.DropTable(name: "refund");

            migrationBuilder.DropTable(name: "remittance");

            migrationBuilder.DropTable(name: "school");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "school_notice");

            migrationBuilder.DropTable(name: "school_plan");

            migrationBuilder.DropTable(name: "school_waiver");

            migrationBuilder.DropTable(name: "session_taken_place");

            migrationBuilder.DropTable(name: "staff_post");

            migrationBuilder.DropTable(name: "surplus_share");

            migrationBuilder.DropTable(name: "term");

            migrationBuilder.DropTable(name: "term_account");

            migrationBuilder.DropTable(name: "term_statement");

            migrationBuilder.DropTable(name: "workload");

            migrationBuilder.DropTable(name: "ledger_account");

            migrationBuilder.DropTable(name: "ledger_transaction");
        }
    }
}
