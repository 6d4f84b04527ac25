using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RoundsClaimsAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The table `draw` stays while the version before may still run beside this one.
            migrationBuilder.DropIndex(name: "ix_agreement_signature_request_id_party", table: "agreement_signature");

            migrationBuilder.CreateSequence(name: "paper_number");

            migrationBuilder.AddColumn<string>(
                name: "agreement_clauses",
                table: "service_plan",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "internal_seats",
                table: "service_plan",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "number", table: "service_plan", type: "text", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version_in_force",
                table: "service_plan",
                type: "integer",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claims_from",
                table: "seats",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "hold_hours", table: "seats", type: "integer", nullable: true);

            migrationBuilder.AddColumn<int>(name: "waits_at", table: "request_choice", type: "integer", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_until",
                table: "place",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "internal_seats",
                table: "offering",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "rankings",
                table: "enrolment_request",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<Guid>(
                name: "round_id",
                table: "enrolment_request",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "slot", table: "enrolment_request", type: "integer", nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "together_id",
                table: "enrolment_request",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "agreement_id",
                table: "agreement_signature",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "sha256",
                table: "agreement_signature",
                type: "text",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    canonical = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "choosing_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    public_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    public_source = table.Column<string>(type: "text", nullable: false),
                    mechanism = table.Column<string>(type: "text", nullable: false),
                    rotates = table.Column<bool>(type: "boolean", nullable: false),
                    compensates = table.Column<bool>(type: "boolean", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    pseudonym_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    announcement = table.Column<string>(type: "text", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applications = table.Column<string>(type: "text", nullable: true),
                    applications_hash = table.Column<string>(type: "text", nullable: true),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    public_value = table.Column<string>(type: "text", nullable: true),
                    results = table.Column<string>(type: "text", nullable: true),
                    results_hash = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choosing_round", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "class_needs",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    with_need = table.Column<int>(type: "integer", nullable: false),
                    wishes = table.Column<string>(type: "jsonb", nullable: false),
                    counted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_needs", x => new { x.survey_id, x.class_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "county_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    words = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_county_policy", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "internal_place",
                columns: table => new
                {
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_internal_place", x => x.place_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "inventory_closing",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory_closing", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "inventory_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<string>(type: "jsonb", nullable: false),
                    serves = table.Column<string[]>(type: "text[]", nullable: false),
                    is_usable = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory_item", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "needs_survey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    methods = table.Column<string[]>(type: "text[]", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    activities = table.Column<string[]>(type: "text[]", nullable: false),
                    is_from_inventory = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs_survey", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "participation",
                columns: table => new
                {
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    on_roll = table.Column<int>(type: "integer", nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participation", x => x.term_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "place_offer",
                columns: table => new
                {
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_offer", x => x.place_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    channels = table.Column<string[]>(type: "text[]", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_notice", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_publication",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    places = table.Column<string[]>(type: "text[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_publication", x => new { x.plan_id, x.version });
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_revision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    based_on = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    decision_number = table.Column<string>(type: "text", nullable: true),
                    decision_words = table.Column<string>(type: "text", nullable: true),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_revision", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_version",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    canonical = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    frozen_by = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => new { x.plan_id, x.version });
                }
            );

            migrationBuilder.CreateTable(
                name: "round_entry",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<string>(type: "text", nullable: true),
                    got = table.Column<int>(type: "integer", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_round_entry",
                        x => new
                        {
                            x.round_id,
                            x.slot,
                            x.pupil_id,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "round_offering",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    is_live = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_offering", x => new { x.round_id, x.number });
                    table.ForeignKey(
                        name: "fk_round_offering_choosing_round_round_id",
                        column: x => x.round_id,
                        principalTable: "choosing_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_service_plan_number", table: "service_plan", column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_place_held_until",
                table: "place",
                column: "held_until",
                filter: "status = 'Reserved' and held_until is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_request_round_id",
                table: "enrolment_request",
                column: "round_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_agreement_signature_agreement_id",
                table: "agreement_signature",
                column: "agreement_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_agreement_signature_request_id_party",
                table: "agreement_signature",
                columns: new[] { "request_id", "party" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_agreement_number",
                table: "agreement",
                column: "number",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_agreement_request_id_version",
                table: "agreement",
                columns: new[] { "request_id", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_choosing_round_school_id_id",
                table: "choosing_round",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_choosing_round_term_id", table: "choosing_round", column: "term_id");

            migrationBuilder.CreateIndex(name: "ix_class_needs_class_id", table: "class_needs", column: "class_id");

            migrationBuilder.CreateIndex(
                name: "ix_county_policy_division_from",
                table: "county_policy",
                columns: new[] { "division", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_internal_place_offering_id_group",
                table: "internal_place",
                columns: new[] { "offering_id", "group" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_inventory_item_school_id_id",
                table: "inventory_item",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_needs_survey_school_id_id",
                table: "needs_survey",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_needs_survey_term_id", table: "needs_survey", column: "term_id");

            migrationBuilder.CreateIndex(
                name: "ix_participation_school_id_first_day",
                table: "participation",
                columns: new[] { "school_id", "first_day" }
            );

            migrationBuilder.CreateIndex(name: "ix_place_offer_request_id", table: "place_offer", column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_offer_until",
                table: "place_offer",
                column: "until",
                filter: "answer is null"
            );

            migrationBuilder.CreateIndex(name: "ix_plan_notice_term_id", table: "plan_notice", column: "term_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_revision_plan_id",
                table: "plan_revision",
                column: "plan_id",
                unique: true,
                filter: "status not in ('InForce', 'Withdrawn')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_revision_plan_id_id",
                table: "plan_revision",
                columns: new[] { "plan_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_round_entry_pupil_id", table: "round_entry", column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "ix_round_entry_request_id",
                table: "round_entry",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_round_offering_offering_id",
                table: "round_offering",
                column: "offering_id",
                unique: true,
                filter: "is_live"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "agreement");

            migrationBuilder.DropTable(name: "class_needs");

            migrationBuilder.DropTable(name: "county_policy");

            migrationBuilder.DropTable(name: "internal_place");

            migrationBuilder.DropTable(name: "inventory_closing");

            migrationBuilder.DropTable(name: "inventory_item");

            migrationBuilder.DropTable(name: "needs_survey");

            migrationBuilder.DropTable(name: "participation");

            migrationBuilder.DropTable(name: "place_offer");

            migrationBuilder.DropTable(name: "plan_notice");

            migrationBuilder.DropTable(name: "plan_publication");

            migrationBuilder.DropTable(name: "plan_revision");

            migrationBuilder.DropTable(name: "plan_version");

            migrationBuilder.DropTable(name: "round_entry");

            migrationBuilder.DropTable(name: "round_offering");

            migrationBuilder.DropTable(name: "choosing_round");

            migrationBuilder.DropIndex(name: "ix_service_plan_number", table: "service_plan");

            migrationBuilder.DropIndex(name: "ix_place_held_until", table: "place");

            migrationBuilder.DropIndex(name: "ix_enrolment_request_round_id", table: "enrolment_request");

            migrationBuilder.DropIndex(name: "ix_agreement_signature_agreement_id", table: "agreement_signature");

            migrationBuilder.DropIndex(name: "ix_agreement_signature_request_id_party", table: "agreement_signature");

            migrationBuilder.DropColumn(name: "agreement_clauses", table: "service_plan");

            migrationBuilder.DropColumn(name: "internal_seats", table: "service_plan");

            migrationBuilder.DropColumn(name: "number", table: "service_plan");

            migrationBuilder.DropColumn(name: "version_in_force", table: "service_plan");

            migrationBuilder.DropColumn(name: "claims_from", table: "seats");

            migrationBuilder.DropColumn(name: "hold_hours", table: "seats");

            migrationBuilder.DropColumn(name: "waits_at", table: "request_choice");

            migrationBuilder.DropColumn(name: "held_until", table: "place");

            migrationBuilder.DropColumn(name: "internal_seats", table: "offering");

            migrationBuilder.DropColumn(name: "rankings", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "round_id", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "slot", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "together_id", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "agreement_id", table: "agreement_signature");

            migrationBuilder.DropColumn(name: "sha256", table: "agreement_signature");

            migrationBuilder.DropSequence(name: "paper_number");
        }
    }
}
