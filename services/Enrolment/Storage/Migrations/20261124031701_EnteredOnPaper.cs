using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class EnteredOnPaper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "entered_by",
                table: "enrolment_request",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "scan_hash",
                table: "enrolment_request",
                type: "text",
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "entered_by", table: "enrolment_request");

            migrationBuilder.DropColumn(name: "scan_hash", table: "enrolment_request");
        }
    }
}
