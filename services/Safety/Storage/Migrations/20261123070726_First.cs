using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AfterSchool.Safety.Storage.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    marked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => new { x.session_id, x.pupil_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "clearance",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearance", x => new { x.person_id, x.school_id });
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
                name: "custody",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adult_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custody", x => x.id);
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
                name: "drill",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drill", x => x.id);
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
                name: "emergency_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    scenarios = table.Column<string[]>(type: "text[]", nullable: false),
                    contacts = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_emergency_plan", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "engagement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "first_responsible_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_responsible_person", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    visitor_name_sealed = table.Column<string>(type: "text", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_entry", x => x.id);
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
                name: "hand_over",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    given_count = table.Column<int>(type: "integer", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_count = table.Column<int>(type: "integer", nullable: true),
                    mismatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pupil_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "hazard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    found_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rectify_by = table.Column<DateOnly>(type: "date", nullable: false),
                    found_by = table.Column<Guid>(type: "uuid", nullable: false),
                    rectification = table.Column<string>(type: "text", nullable: true),
                    rectified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    rectified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hazard", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "hazard_inspection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    inspected_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hazard_inspection", x => x.id);
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
                name: "insurance_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    covers_service_hours = table.Column<bool>(type: "boolean", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insurance_policy", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "leave_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leave_notice", x => x.id);
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
                name: "name_read",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_name_read", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "offering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    timetable_revision = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offering", x => x.id);
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
                name: "pick_up_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    relation = table.Column<string>(type: "text", nullable: false),
                    name_sealed = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pick_up_person", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "planned_term",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_term", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "police_confirmation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_police_confirmation", x => x.id);
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
                name: "release",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    manner = table.Column<string>(type: "text", nullable: false),
                    vouched_by = table.Column<Guid>(type: "uuid", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "release_consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    manner = table.Column<string>(type: "text", nullable: false),
                    sibling_pupil_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bus_line = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_consent", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "responsibility_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kept_at = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_responsibility_document", x => x.id);
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
                name: "session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    ends = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    responsible_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    roll_called_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "session_alert",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_alert", x => new { x.session_id, x.rule });
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

            migrationBuilder.CreateIndex(
                name: "ix_assignment_offering_id_person_id",
                table: "assignment",
                columns: new[] { "offering_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_custody_pupil_id",
                table: "custody",
                column: "pupil_id",
                unique: true,
                filter: "until is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_custody_school_id_id",
                table: "custody",
                columns: new[] { "school_id", "id" },
                filter: "until is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_custody_session_id",
                table: "custody",
                column: "session_id",
                filter: "until is null"
            );

            migrationBuilder.CreateIndex(name: "ix_decision_subject_id", table: "decision", column: "subject_id");

            migrationBuilder.CreateIndex(name: "ix_drill_plan_id", table: "drill", column: "plan_id");

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
                name: "ix_emergency_plan_school_id_id",
                table: "emergency_plan",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_engagement_id",
                table: "engagement",
                column: "id",
                filter: "judged_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_engagement_school_id_person_id",
                table: "engagement",
                columns: new[] { "school_id", "person_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_first_responsible_person_school_id",
                table: "first_responsible_person",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_entry_school_id_id",
                table: "gate_entry",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_guardian_link_guardian_account_id_pupil_id",
                table: "guardian_link",
                columns: new[] { "guardian_account_id", "pupil_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_guardian_link_pupil_id", table: "guardian_link", column: "pupil_id");

            migrationBuilder.CreateIndex(name: "ix_hand_over_session_id", table: "hand_over", column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_hazard_school_id_id",
                table: "hazard",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hazard_school_id_place",
                table: "hazard",
                columns: new[] { "school_id", "place" },
                filter: "verified_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hazard_inspection_school_id_inspected_on",
                table: "hazard_inspection",
                columns: new[] { "school_id", "inspected_on" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_held_matter_subject_id_rule",
                table: "held_matter",
                columns: new[] { "subject_id", "rule" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_insurance_policy_school_id",
                table: "insurance_policy",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_leave_notice_deadline",
                table: "leave_notice",
                column: "deadline",
                filter: "delivered_at is null and escalated_at is null"
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

            migrationBuilder.CreateIndex(
                name: "ix_pick_up_person_pupil_id",
                table: "pick_up_person",
                column: "pupil_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_place_offering_id_first_day",
                table: "place",
                columns: new[] { "offering_id", "first_day" }
            );

            migrationBuilder.CreateIndex(name: "ix_planned_term_school_id", table: "planned_term", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_police_confirmation_school_id_day",
                table: "police_confirmation",
                columns: new[] { "school_id", "day" }
            );

            migrationBuilder.CreateIndex(name: "ix_pupil_school_id", table: "pupil", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_release_session_id_pupil_id",
                table: "release",
                columns: new[] { "session_id", "pupil_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_release_consent_pupil_id",
                table: "release_consent",
                column: "pupil_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_responsibility_document_school_id_person_id",
                table: "responsibility_document",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_school_class_school_id", table: "school_class", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_session_offering_id", table: "session", column: "offering_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_school_id_day",
                table: "session",
                columns: new[] { "school_id", "day" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_session_status_starts_at",
                table: "session",
                columns: new[] { "status", "starts_at" }
            );

            migrationBuilder.CreateIndex(name: "ix_staff_post_school_id", table: "staff_post", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_term_school_id", table: "term", column: "school_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "assignment");

            migrationBuilder.DropTable(name: "attendance");

            migrationBuilder.DropTable(name: "clearance");

            migrationBuilder.DropTable(name: "creation");

            migrationBuilder.DropTable(name: "custody");

            migrationBuilder.DropTable(name: "decision");

            migrationBuilder.DropTable(name: "drill");

            migrationBuilder.DropTable(name: "duty");

            migrationBuilder.DropTable(name: "emergency_plan");

            migrationBuilder.DropTable(name: "engagement");

            migrationBuilder.DropTable(name: "first_responsible_person");

            migrationBuilder.DropTable(name: "gate_entry");

            migrationBuilder.DropTable(name: "guardian_link");

            migrationBuilder.DropTable(name: "hand_over");

            migrationBuilder.DropTable(name: "hazard");

            migrationBuilder.DropTable(name: "hazard_inspection");

            migrationBuilder.DropTable(name: "held_matter");

            migrationBuilder.DropTable(name: "inbox");

            migrationBuilder.DropTable(name: "insurance_policy");

            migrationBuilder.DropTable(name: "leave_notice");

            migrationBuilder.DropTable(name: "local_setting");

            migrationBuilder.DropTable(name: "name_read");

            migrationBuilder.DropTable(name: "offering");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "pick_up_person");

            migrationBuilder.DropTable(name: "place");

            migrationBuilder.DropTable(name: "planned_term");

            migrationBuilder.DropTable(name: "police_confirmation");

            migrationBuilder.DropTable(name: "pupil");

            migrationBuilder.DropTable(name: "release");

            migrationBuilder.DropTable(name: "release_consent");

            migrationBuilder.DropTable(name: "responsibility_document");

            migrationBuilder.DropTable(name: "school");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "session");

            migrationBuilder.DropTable(name: "session_alert");

            migrationBuilder.DropTable(name: "staff_post");

            migrationBuilder.DropTable(name: "term");
        }
    }
}
