using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreement_signature",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    scan_hash = table.Column<string>(type: "text", nullable: true),
                    form_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_signature", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "boarder_arrangement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room = table.Column<string>(type: "text", nullable: true),
                    supervisor_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boarder_arrangement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "care_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_sealed = table.Column<string>(type: "text", nullable: false),
                    needed_until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    supervisor_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ends = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    hand_over = table.Column<string>(type: "text", nullable: true),
                    decline_words = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_request", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "coordination",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    central_school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coordination", x => x.school_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "county_decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opens = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_county_decision", x => x.id);
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
                name: "draw",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<byte[]>(type: "bytea", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    places_free = table.Column<int>(type: "integer", nullable: false),
                    results = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw", x => x.id);
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
                name: "enrolment_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    pickup_difficulty = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    steps_done = table.Column<List<string>>(type: "text[]", nullable: false),
                    review_words = table.Column<string>(type: "text", nullable: true),
                    decision_words = table.Column<string>(type: "text", nullable: true),
                    declined_for = table.Column<string>(type: "text", nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_by = table.Column<List<string>>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_request", x => x.id);
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
                name: "holiday_opening",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holiday = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    offer = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_opening", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "homework_record",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    set = table.Column<int>(type: "integer", nullable: false),
                    finished = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homework_record", x => x.id);
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
                name: "off_campus_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chosen_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reminder_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_off_campus_choice", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "offering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: true),
                    provider_kind = table.Column<string>(type: "text", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    grades = table.Column<int[]>(type: "integer[]", nullable: false),
                    fee_per_term = table.Column<long>(type: "bigint", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    assigns_written_homework = table.Column<bool>(type: "boolean", nullable: false),
                    form = table.Column<string>(type: "text", nullable: true),
                    weekly = table.Column<string>(type: "jsonb", nullable: false),
                    extra = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    timetable_revision = table.Column<int>(type: "integer", nullable: false),
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
                name: "place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason_kind = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "place_slot",
                columns: table => new
                {
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekday = table.Column<int>(type: "integer", nullable: false),
                    starts_minute = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ends_minute = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_place_slot",
                        x => new
                        {
                            x.place_id,
                            x.weekday,
                            x.starts_minute,
                        }
                    );
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
                name: "ride",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    departure = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    riders = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ride", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "scheduled_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    ends = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scheduled_session", x => x.id);
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
                name: "school_day",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dismissals = table.Column<string>(type: "jsonb", nullable: false),
                    exchanged = table.Column<string>(type: "jsonb", nullable: false),
                    noon = table.Column<string>(type: "jsonb", nullable: true),
                    breaks = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_day", x => x.school_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => x.offering_id);
                    table.CheckConstraint("seats_within_capacity", "taken between 0 and capacity");
                }
            );

            migrationBuilder.CreateTable(
                name: "service_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    opt_ins = table.Column<string[]>(type: "text[]", nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    taken_into = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    steps_done = table.Column<List<string>>(type: "text[]", nullable: false),
                    consultation = table.Column<string>(type: "jsonb", nullable: true),
                    parents_wish = table.Column<string>(type: "jsonb", nullable: true),
                    fee_scheme = table.Column<string>(type: "jsonb", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    decision_number = table.Column<string>(type: "text", nullable: true),
                    decision_words = table.Column<string>(type: "text", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<string[]>(type: "text[]", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement_version = table.Column<int>(type: "integer", nullable: false),
                    agreement_form = table.Column<string>(type: "text", nullable: true),
                    edition = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_plan", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "term_look",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    looked_on = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_look", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_admission",
                columns: table => new
                {
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    admitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_admission", x => new { x.vendor_id, x.school_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "request_choice",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_choice", x => new { x.request_id, x.rank });
                    table.ForeignKey(
                        name: "fk_request_choice_enrolment_request_request_id",
                        column: x => x.request_id,
                        principalTable: "enrolment_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_agreement_signature_request_id_party",
                table: "agreement_signature",
                columns: new[] { "request_id", "party" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_boarder_arrangement_school_id_id",
                table: "boarder_arrangement",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_boarder_arrangement_term_id_pupil_id",
                table: "boarder_arrangement",
                columns: new[] { "term_id", "pupil_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_care_request_pupil_id", table: "care_request", column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_request_school_id_id",
                table: "care_request",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_county_decision_school_id",
                table: "county_decision",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(name: "ix_decision_subject_id", table: "decision", column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_draw_offering_id_round",
                table: "draw",
                columns: new[] { "offering_id", "round" },
                unique: true
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
                name: "ix_enrolment_request_class_id",
                table: "enrolment_request",
                column: "class_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_request_pupil_id",
                table: "enrolment_request",
                column: "pupil_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_request_school_id_id",
                table: "enrolment_request",
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

            migrationBuilder.CreateIndex(
                name: "ix_holiday_opening_school_id_id",
                table: "holiday_opening",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_holiday_opening_term_id",
                table: "holiday_opening",
                column: "term_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_homework_record_offering_id",
                table: "homework_record",
                column: "offering_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_local_setting_key_division_from",
                table: "local_setting",
                columns: new[] { "key", "division", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_off_campus_choice_pupil_id",
                table: "off_campus_choice",
                column: "pupil_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_off_campus_choice_school_id_id",
                table: "off_campus_choice",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_offering_plan_id", table: "offering", column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_offering_school_id_id",
                table: "offering",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_offering_vendor_id", table: "offering", column: "vendor_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sequence",
                table: "outbox",
                column: "sequence",
                filter: "parked_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_place_offering_id_pupil_id",
                table: "place",
                columns: new[] { "offering_id", "pupil_id" },
                unique: true,
                filter: "status <> 'Ended'"
            );

            migrationBuilder.CreateIndex(name: "ix_place_pupil_id", table: "place", column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_school_id_id",
                table: "place",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_pupil_school_id", table: "pupil", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_choice_offering_id",
                table: "request_choice",
                column: "offering_id"
            );

            migrationBuilder.CreateIndex(name: "ix_ride_school_id", table: "ride", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_session_offering_id_day",
                table: "scheduled_session",
                columns: new[] { "offering_id", "day" }
            );

            migrationBuilder.CreateIndex(name: "ix_school_class_school_id", table: "school_class", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_plan_school_id_term_id",
                table: "service_plan",
                columns: new[] { "school_id", "term_id" },
                unique: true,
                filter: "status <> 'Returned'"
            );

            migrationBuilder.CreateIndex(name: "ix_staff_post_school_id", table: "staff_post", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_term_school_id", table: "term", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_term_look_school_id", table: "term_look", column: "school_id");

            // No two slots of a pupil overlap: an exclusion constraint, which the model cannot say.
            migrationBuilder.Sql(
                """
                create extension if not exists btree_gist;
                alter table place_slot add constraint one_place_at_a_time exclude using gist
                (pupil_id with =, term_id with =, weekday with =, int4range(starts_minute, ends_minute) with &&);
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "agreement_signature");

            migrationBuilder.DropTable(name: "boarder_arrangement");

            migrationBuilder.DropTable(name: "care_request");

            migrationBuilder.DropTable(name: "coordination");

            migrationBuilder.DropTable(name: "county_decision");

            migrationBuilder.DropTable(name: "creation");

            migrationBuilder.DropTable(name: "decision");

            migrationBuilder.DropTable(name: "draw");

            migrationBuilder.DropTable(name: "duty");

            migrationBuilder.DropTable(name: "fee_standard");

            migrationBuilder.DropTable(name: "guardian_link");

            migrationBuilder.DropTable(name: "held_matter");

            migrationBuilder.DropTable(name: "holiday_opening");

            migrationBuilder.DropTable(name: "homework_record");

            migrationBuilder.DropTable(name: "inbox");

            migrationBuilder.DropTable(name: "local_setting");

            migrationBuilder.DropTable(name: "off_campus_choice");

            migrationBuilder.DropTable(name: "offering");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "place");

            migrationBuilder.DropTable(name: "place_slot");

            migrationBuilder.DropTable(name: "pupil");

            migrationBuilder.DropTable(name: "request_choice");

            migrationBuilder.DropTable(name: "ride");

            migrationBuilder.DropTable(name: "scheduled_session");

            migrationBuilder.DropTable(name: "school");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "school_day");

            migrationBuilder.DropTable(name: "seats");

            migrationBuilder.DropTable(name: "service_plan");

            migrationBuilder.DropTable(name: "staff_post");

            migrationBuilder.DropTable(name: "term");

            migrationBuilder.DropTable(name: "term_look");

            migrationBuilder.DropTable(name: "vendor_admission");

            migrationBuilder.DropTable(name: "enrolment_request");
        }
    }
}
