using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class WaitingListsAndLeavers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                table: "enrolment_request",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()"
            );

            migrationBuilder.CreateTable(
                name: "leaver",
                columns: table => new
                {
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_on = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leaver", x => x.pupil_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "list_look",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_look", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(name: "ix_list_look_offering_id", table: "list_look", column: "offering_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "leaver");

            migrationBuilder.DropTable(name: "list_look");

            migrationBuilder.DropColumn(name: "asked_at", table: "enrolment_request");
        }
    }
}
