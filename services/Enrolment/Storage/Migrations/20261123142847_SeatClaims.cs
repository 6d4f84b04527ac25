using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SeatClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claims_from",
                table: "seats",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "hold_hours", table: "seats", type: "integer", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_until",
                table: "place",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_place_held_until",
                table: "place",
                column: "held_until",
                filter: "status = 'Reserved' and held_until is not null"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_place_held_until", table: "place");

            migrationBuilder.DropColumn(name: "claims_from", table: "seats");

            migrationBuilder.DropColumn(name: "hold_hours", table: "seats");

            migrationBuilder.DropColumn(name: "held_until", table: "place");
        }
    }
}
