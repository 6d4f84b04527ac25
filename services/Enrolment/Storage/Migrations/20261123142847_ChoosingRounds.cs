using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ChoosingRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The table "draw" stays for the version before, which draws each offering by itself; it goes with a version after the next.
            migrationBuilder.AddColumn<int>(name: "waits_at", table: "request_choice", type: "integer", nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_request_round_id",
                table: "enrolment_request",
                column: "round_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_choosing_round_school_id_id",
                table: "choosing_round",
                columns: new[] { "school_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_choosing_round_term_id", table: "choosing_round", column: "term_id");

            migrationBuilder.CreateIndex(name: "ix_place_offer_request_id", table: "place_offer", column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_offer_until",
                table: "place_offer",
                column: "until",
                filter: "answer is null"
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
            migrationBuilder.DropTable(name: "place_offer");

            migrationBuilder.DropTable(name: "round_entry");

            migrationBuilder.DropTable(name: "round_offering");

            migrationBuilder.DropTable(name: "choosing_round");

            migrationBuilder.DropIndex(name: "ix_enrolment_request_round_id", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "waits_at", table: "request_choice");

            migrationBuilder.DropColumn(name: "rankings", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "round_id", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "slot", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "together_id", table: "enrolment_request");
        }
    }
}
