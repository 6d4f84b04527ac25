using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AfterSchool.Supervision.Storage.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "annual_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annual_report", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "annual_report_part",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annual_report_part", x => new { x.report_id, x.part });
                }
            );

            migrationBuilder.CreateTable(
                name: "caller_identity",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name_sealed = table.Column<string>(type: "text", nullable: true),
                    phone_sealed = table.Column<string>(type: "text", nullable: true),
                    phone_blind = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caller_identity", x => x.case_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "case_number",
                columns: table => new
                {
                    division = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_number", x => new { x.division, x.year });
                }
            );

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    public_value = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_in = table.Column<string>(type: "text", nullable: true),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "complaint_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    handled_by = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: true),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_fast_lane = table.Column<bool>(type: "boolean", nullable: false),
                    is_sealed = table.Column<bool>(type: "boolean", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    acknowledge_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    verify_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    fast_lane_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assigned_to = table.Column<string>(type: "text", nullable: true),
                    finding = table.Column<string>(type: "text", nullable: true),
                    finding_words = table.Column<string>(type: "text", nullable: true),
                    has_serious_negative_effect = table.Column<bool>(type: "boolean", nullable: false),
                    order_words = table.Column<string>(type: "text", nullable: true),
                    rectified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reply_words = table.Column<string>(type: "text", nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    referral_words = table.Column<string>(type: "text", nullable: true),
                    referred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_case", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "counted_thing",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counted_thing", x => new { x.kind, x.id });
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
                name: "disclosure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    collected = table.Column<long>(type: "bigint", nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosure", x => x.id);
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
                name: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    begun_on = table.Column<DateOnly>(type: "date", nullable: false),
                    begun_by = table.Column<Guid>(type: "uuid", nullable: false),
                    finalised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_score",
                columns: table => new
                {
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_score", x => new { x.evaluation_id, x.dimension });
                }
            );

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    bound_body = table.Column<string>(type: "text", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    article = table.Column<string>(type: "text", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding", x => x.id);
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
                name: "identity_approval",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_approval", x => x.request_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "identity_read",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_by = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_read", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "identity_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_request", x => x.id);
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
                name: "inspection_visit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visited_on = table.Column<DateOnly>(type: "date", nullable: false),
                    aspects = table.Column<string[]>(type: "text[]", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    inspector_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_visit", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "inspection_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    schools = table.Column<int>(type: "integer", nullable: false),
                    without_inspector = table.Column<int>(type: "integer", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_year", x => x.id);
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
                name: "plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan", x => x.id);
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
                name: "rectification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rectification", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "responsible_inspector",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    assigned_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_responsible_inspector", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sanction", x => x.id);
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
                name: "tally",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_tally",
                        x => new
                        {
                            x.school_id,
                            x.term_id,
                            x.kind,
                        }
                    );
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
                name: "term_accounts",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collected = table.Column<long>(type: "bigint", nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_accounts", x => x.term_id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_annual_report_division_id",
                table: "annual_report",
                columns: new[] { "division", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_annual_report_school_id_year",
                table: "annual_report",
                columns: new[] { "school_id", "year" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_caller_identity_phone_blind",
                table: "caller_identity",
                column: "phone_blind",
                filter: "phone_blind is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_channel_division", table: "channel", column: "division");

            migrationBuilder.CreateIndex(name: "ix_channel_school_id", table: "channel", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_case_division_id",
                table: "complaint_case",
                columns: new[] { "division", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_complaint_case_handled_by_id",
                table: "complaint_case",
                columns: new[] { "handled_by", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_complaint_case_number",
                table: "complaint_case",
                column: "number",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_complaint_case_school_id_id",
                table: "complaint_case",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_decision_subject_id", table: "decision", column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_disclosure_school_id_id",
                table: "disclosure",
                columns: new[] { "school_id", "id" }
            );

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
                name: "ix_evaluation_school_id_year",
                table: "evaluation",
                columns: new[] { "school_id", "year" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_finding_division_id",
                table: "finding",
                columns: new[] { "division", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_finding_school_id_id",
                table: "finding",
                columns: new[] { "school_id", "id" }
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

            migrationBuilder.CreateIndex(name: "ix_identity_read_case_id", table: "identity_read", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_request_case_id_requested_by",
                table: "identity_request",
                columns: new[] { "case_id", "requested_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_inspection_visit_school_id_id",
                table: "inspection_visit",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_local_setting_key_division_from",
                table: "local_setting",
                columns: new[] { "key", "division", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sequence",
                table: "outbox",
                column: "sequence",
                filter: "parked_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_plan_school_id", table: "plan", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_waiting",
                table: "plan",
                column: "id",
                filter: "judged_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_pupil_school_id", table: "pupil", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_rectification_case_id", table: "rectification", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_responsible_inspector_school_id",
                table: "responsible_inspector",
                column: "school_id",
                unique: true,
                filter: "until is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_sanction_division_id",
                table: "sanction",
                columns: new[] { "division", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_school_class_school_id", table: "school_class", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_staff_post_school_id", table: "staff_post", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_term_school_id", table: "term", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_term_accounts_school_id",
                table: "term_accounts",
                column: "school_id",
                filter: "judged_at is null"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "annual_report");

            migrationBuilder.DropTable(name: "annual_report_part");

            migrationBuilder.DropTable(name: "caller_identity");

            migrationBuilder.DropTable(name: "case_number");

            migrationBuilder.DropTable(name: "channel");

            migrationBuilder.DropTable(name: "complaint_case");

            migrationBuilder.DropTable(name: "counted_thing");

            migrationBuilder.DropTable(name: "creation");

            migrationBuilder.DropTable(name: "decision");

            migrationBuilder.DropTable(name: "disclosure");

            migrationBuilder.DropTable(name: "duty");

            migrationBuilder.DropTable(name: "evaluation");

            migrationBuilder.DropTable(name: "evaluation_score");

            migrationBuilder.DropTable(name: "finding");

            migrationBuilder.DropTable(name: "guardian_link");

            migrationBuilder.DropTable(name: "held_matter");

            migrationBuilder.DropTable(name: "identity_approval");

            migrationBuilder.DropTable(name: "identity_read");

            migrationBuilder.DropTable(name: "identity_request");

            migrationBuilder.DropTable(name: "inbox");

            migrationBuilder.DropTable(name: "inspection_visit");

            migrationBuilder.DropTable(name: "inspection_year");

            migrationBuilder.DropTable(name: "local_setting");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "plan");

            migrationBuilder.DropTable(name: "pupil");

            migrationBuilder.DropTable(name: "rectification");

            migrationBuilder.DropTable(name: "responsible_inspector");

            migrationBuilder.DropTable(name: "sanction");

            migrationBuilder.DropTable(name: "school");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "staff_post");

            migrationBuilder.DropTable(name: "tally");

            migrationBuilder.DropTable(name: "term");

            migrationBuilder.DropTable(name: "term_accounts");
        }
    }
}
