using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AfterSchool.Staffing.Storage.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "authority_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority_standard", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "conduct_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    linked_to = table.Column<Guid>(type: "uuid", nullable: true),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    substantiated = table.Column<bool>(type: "boolean", nullable: true),
                    finding_number = table.Column<string>(type: "text", nullable: true),
                    suspension_number = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conduct_case", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "content_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_review", x => x.id);
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
                name: "duty_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_role = table.Column<string>(type: "text", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_assignment", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "filing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    receipt_number = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "flexible_hours_grant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flexible_hours_grant", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "flexible_hours_scheme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flexible_hours_scheme", x => x.id);
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
                name: "held_duty",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    workload_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_duty", x => new { x.session_id, x.person_id });
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
                name: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    item = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    pupils_asking = table.Column<int>(type: "integer", nullable: false),
                    unmet_interest = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    step_count = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_introduction", x => x.id);
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
                name: "offering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    provider_kind = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    review_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
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
                name: "permit_total",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    schools = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_permit_total", x => x.id);
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
                name: "schedule",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    sessions = table.Column<string>(type: "jsonb", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule", x => x.offering_id);
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
                name: "school_permit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_permit", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school_warning",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_warning", x => x.case_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "shortage_statement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shortage_statement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "staff_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    own_duties_fulfilled = table.Column<bool>(type: "boolean", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: true),
                    approval_number = table.Column<string>(type: "text", nullable: true),
                    filing_number = table.Column<string>(type: "text", nullable: true),
                    filed_until = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    cleared_until = table.Column<DateOnly>(type: "date", nullable: true),
                    edition = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    lessons = table.Column<string>(type: "jsonb", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_member", x => x.id);
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
                name: "suspension",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspension", x => x.offering_id);
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
                name: "vendor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    credit_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    qualifications = table.Column<string[]>(type: "text[]", nullable: false),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_ban",
                columns: table => new
                {
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_ban", x => x.sanction_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_contract",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    selection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_contract", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_credential",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_credential", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_selection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    off_campus_price = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    awarded_bid_id = table.Column<Guid>(type: "uuid", nullable: true),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_selection", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "workload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    duty_role = table.Column<string>(type: "text", nullable: false),
                    sessions_held = table.Column<int>(type: "integer", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workload", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "introduction_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    introduction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<string>(type: "text", nullable: false),
                    parent_members = table.Column<int>(type: "integer", nullable: false),
                    teacher_members = table.Column<int>(type: "integer", nullable: false),
                    votes_for = table.Column<int>(type: "integer", nullable: false),
                    votes_against = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_introduction_step", x => x.id);
                    table.ForeignKey(
                        name: "fk_introduction_step_introductions_introduction_id",
                        column: x => x.introduction_id,
                        principalTable: "introduction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "background_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "text", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    checker = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    validity_is_default = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_background_check", x => x.id);
                    table.ForeignKey(
                        name: "fk_background_check_staff_member_person_id",
                        column: x => x.person_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "engagement_contract",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    remuneration = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_contract", x => x.id);
                    table.ForeignKey(
                        name: "fk_engagement_contract_staff_member_person_id",
                        column: x => x.person_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "vendor_bid",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    selection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_bid", x => x.id);
                    table.ForeignKey(
                        name: "fk_vendor_bid_vendor_selection_selection_id",
                        column: x => x.selection_id,
                        principalTable: "vendor_selection",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_authority_standard_kind_from",
                table: "authority_standard",
                columns: new[] { "kind", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_background_check_person_id",
                table: "background_check",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_conduct_case_school_id_id",
                table: "conduct_case",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_content_review_school_id_id",
                table: "content_review",
                columns: new[] { "school_id", "id" }
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
                name: "ix_duty_assignment_person_id_offering_id",
                table: "duty_assignment",
                columns: new[] { "person_id", "offering_id" },
                unique: true,
                filter: "is_active"
            );

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignment_school_id_id",
                table: "duty_assignment",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_engagement_contract_person_id",
                table: "engagement_contract",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_filing_school_id_id",
                table: "filing",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_flexible_hours_grant_school_id_id",
                table: "flexible_hours_grant",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_flexible_hours_scheme_school_id_from",
                table: "flexible_hours_scheme",
                columns: new[] { "school_id", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_guardian_link_guardian_account_id_pupil_id",
                table: "guardian_link",
                columns: new[] { "guardian_account_id", "pupil_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_guardian_link_pupil_id", table: "guardian_link", column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_duty_person_id_school_id_day",
                table: "held_duty",
                columns: new[] { "person_id", "school_id", "day" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_held_matter_subject_id_rule",
                table: "held_matter",
                columns: new[] { "subject_id", "rule" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_introduction_school_id_id",
                table: "introduction",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_introduction_vendor_id_school_id",
                table: "introduction",
                columns: new[] { "vendor_id", "school_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_introduction_step_introduction_id",
                table: "introduction_step",
                column: "introduction_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_local_setting_key_division_from",
                table: "local_setting",
                columns: new[] { "key", "division", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_offering_id",
                table: "offering",
                column: "id",
                filter: "review_asked_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_offering_school_id", table: "offering", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sequence",
                table: "outbox",
                column: "sequence",
                filter: "parked_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_permit_total_authority",
                table: "permit_total",
                column: "authority",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_pupil_school_id", table: "pupil", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_schedule_school_id", table: "schedule", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_school_class_school_id", table: "school_class", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_permit_school_id",
                table: "school_permit",
                column: "school_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_school_warning_school_id",
                table: "school_warning",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_shortage_statement_school_id_term_id",
                table: "shortage_statement",
                columns: new[] { "school_id", "term_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_cleared_until",
                table: "staff_member",
                column: "cleared_until",
                filter: "status = 'Cleared'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_school_id_id",
                table: "staff_member",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_vendor_id_school_id",
                table: "staff_member",
                columns: new[] { "vendor_id", "school_id" },
                filter: "vendor_id is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_staff_post_school_id", table: "staff_post", column: "school_id");

            migrationBuilder.CreateIndex(name: "ix_term_school_id", table: "term", column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_vendor_credit_code",
                table: "vendor",
                column: "credit_code",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_vendor_ban_vendor_id", table: "vendor_ban", column: "vendor_id");

            migrationBuilder.CreateIndex(
                name: "ix_vendor_bid_selection_id",
                table: "vendor_bid",
                column: "selection_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_vendor_contract_until",
                table: "vendor_contract",
                column: "until",
                filter: "status in ('Active', 'Suspended')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_vendor_contract_vendor_id_school_id",
                table: "vendor_contract",
                columns: new[] { "vendor_id", "school_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_vendor_credential_vendor_id",
                table: "vendor_credential",
                column: "vendor_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_workload_school_id_id",
                table: "workload",
                columns: new[] { "school_id", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "authority_standard");

            migrationBuilder.DropTable(name: "background_check");

            migrationBuilder.DropTable(name: "conduct_case");

            migrationBuilder.DropTable(name: "content_review");

            migrationBuilder.DropTable(name: "creation");

            migrationBuilder.DropTable(name: "decision");

            migrationBuilder.DropTable(name: "duty");

            migrationBuilder.DropTable(name: "duty_assignment");

            migrationBuilder.DropTable(name: "engagement_contract");

            migrationBuilder.DropTable(name: "filing");

            migrationBuilder.DropTable(name: "flexible_hours_grant");

            migrationBuilder.DropTable(name: "flexible_hours_scheme");

            migrationBuilder.DropTable(name: "guardian_link");

            migrationBuilder.DropTable(name: "held_duty");

            migrationBuilder.DropTable(name: "held_matter");

            migrationBuilder.DropTable(name: "inbox");

            migrationBuilder.DropTable(name: "introduction_step");

            migrationBuilder.DropTable(name: "local_setting");

            migrationBuilder.DropTable(name: "offering");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "permit_total");

            migrationBuilder.DropTable(name: "pupil");

            migrationBuilder.DropTable(name: "schedule");

            migrationBuilder.DropTable(name: "school");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "school_permit");

            migrationBuilder.DropTable(name: "school_warning");

            migrationBuilder.DropTable(name: "shortage_statement");

            migrationBuilder.DropTable(name: "staff_post");

            migrationBuilder.DropTable(name: "suspension");

            migrationBuilder.DropTable(name: "term");

            migrationBuilder.DropTable(name: "vendor");

            migrationBuilder.DropTable(name: "vendor_ban");

            migrationBuilder.DropTable(name: "vendor_bid");

            migrationBuilder.DropTable(name: "vendor_contract");

            migrationBuilder.DropTable(name: "vendor_credential");

            migrationBuilder.DropTable(name: "workload");

            migrationBuilder.DropTable(name: "staff_member");

            migrationBuilder.DropTable(name: "introduction");

            migrationBuilder.DropTable(name: "vendor_selection");
        }
    }
}
