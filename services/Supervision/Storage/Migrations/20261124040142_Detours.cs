using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Supervision.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Detours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "called_back_at",
                table: "complaint_case",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "extended_at",
                table: "complaint_case",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reopened_at",
                table: "complaint_case",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "returns",
                table: "complaint_case",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "supervised_at",
                table: "complaint_case",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "case_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    article = table.Column<string>(type: "text", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    is_satisfied = table.Column<bool>(type: "boolean", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_step", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_case_step_case_id_at",
                table: "case_step",
                columns: new[] { "case_id", "at" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "case_step");

            migrationBuilder.DropColumn(name: "called_back_at", table: "complaint_case");

            migrationBuilder.DropColumn(name: "extended_at", table: "complaint_case");

            migrationBuilder.DropColumn(name: "reopened_at", table: "complaint_case");

            migrationBuilder.DropColumn(name: "returns", table: "complaint_case");

            migrationBuilder.DropColumn(name: "supervised_at", table: "complaint_case");
        }
    }
}
