using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace AfterSchool.Staffing.Storage.Migrations
{
    /// <inheritdoc />
    public partial class NobodyTwiceAtOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<NpgsqlRange<DateTime>[]>(
                name: "times",
                table: "duty_assignment",
                type: "tsmultirange",
                nullable: false,
                defaultValueSql: "'{}'"
            );

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_for",
                table: "duty_assignment",
                type: "text",
                nullable: true
            );

            // What the model cannot say: nobody is with two groups at a time. An assignment of the version before takes no time
            // until its timetable is told again.
            migrationBuilder.Sql(
                """
                create extension if not exists btree_gist;
                alter table duty_assignment add constraint one_group_at_a_time exclude using gist
                (person_id with =, times with &&) where (is_active);
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "times", table: "duty_assignment");

            migrationBuilder.DropColumn(name: "withdrawn_for", table: "duty_assignment");
        }
    }
}
