using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RecordsLedgerAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "physical_education",
                table: "school_day",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "delivery", table: "offering", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "outing", table: "offering", type: "jsonb", nullable: true);

            migrationBuilder.AddColumn<string[]>(name: "tags", table: "offering", type: "text[]", nullable: true);

            migrationBuilder.CreateTable(
                name: "held_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_session", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "online_resource",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    platform = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false),
                    grades = table.Column<int[]>(type: "integer[]", nullable: false),
                    offered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_online_resource", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "work_record",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    term_id = table.Column<Guid>(type: "uuid", nullable: true),
                    division = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_record", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_held_session_offering_id",
                table: "held_session",
                column: "offering_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_online_resource_division",
                table: "online_resource",
                column: "division",
                filter: "school_id is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_online_resource_school_id",
                table: "online_resource",
                column: "school_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_record_division",
                table: "work_record",
                column: "division",
                filter: "school_id is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_record_school_id_term_id",
                table: "work_record",
                columns: new[] { "school_id", "term_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "held_session");

            migrationBuilder.DropTable(name: "online_resource");

            migrationBuilder.DropTable(name: "work_record");

            migrationBuilder.DropColumn(name: "physical_education", table: "school_day");

            migrationBuilder.DropColumn(name: "delivery", table: "offering");

            migrationBuilder.DropColumn(name: "outing", table: "offering");

            migrationBuilder.DropColumn(name: "tags", table: "offering");
        }
    }
}
