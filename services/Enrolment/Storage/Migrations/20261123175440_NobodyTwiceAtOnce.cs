using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Enrolment.Storage.Migrations
{
    /// <inheritdoc />
    public partial class NobodyTwiceAtOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "pk_place_slot", table: "place_slot");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "scheduled_session",
                type: "integer",
                nullable: false,
                defaultValue: 1
            );

            migrationBuilder.AddColumn<int>(
                name: "slots_revision",
                table: "seats",
                type: "integer",
                nullable: false,
                defaultValue: 1
            );

            migrationBuilder.AddColumn<Guid>(name: "room_id", table: "scheduled_session", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "from_day",
                table: "place_slot",
                type: "date",
                nullable: false,
                defaultValueSql: "'-infinity'"
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "until_day",
                table: "place_slot",
                type: "date",
                nullable: false,
                defaultValueSql: "'infinity'"
            );

            migrationBuilder.AddColumn<Guid>(name: "room_id", table: "offering", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "slots", table: "offering", type: "jsonb", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "timetabled_at",
                table: "offering",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddPrimaryKey(
                name: "pk_place_slot",
                table: "place_slot",
                columns: new[] { "place_id", "weekday", "starts_minute", "from_day" }
            );

            migrationBuilder.CreateTable(
                name: "calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feed", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "called_off_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    ends = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    room_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_called_off_session", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "leader",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leader", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_secret_hash",
                table: "calendar_feed",
                column: "secret_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_subject_id",
                table: "calendar_feed",
                column: "subject_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_called_off_session_offering_id_day",
                table: "called_off_session",
                columns: new[] { "offering_id", "day" }
            );

            migrationBuilder.CreateIndex(name: "ix_leader_offering_id", table: "leader", column: "offering_id");

            migrationBuilder.CreateIndex(name: "ix_leader_person_id", table: "leader", column: "person_id");

            // What the model cannot say. A pupil's slots have days now; one without is one of every week, as it was before, and
            // the constraint says the same of it. No room has two sessions at a time; the version before names none.
            migrationBuilder.Sql(
                """
                alter table place_slot drop constraint one_place_at_a_time;
                alter table place_slot add constraint one_place_at_a_time exclude using gist
                (pupil_id with =, term_id with =, weekday with =, int4range(starts_minute, ends_minute) with &&,
                 daterange(from_day, until_day, '[]') with &&);
                alter table scheduled_session add constraint one_session_in_a_room exclude using gist
                (room_id with =, tsrange(day + starts, day + ends) with &&) where (room_id is not null);
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "calendar_feed");

            migrationBuilder.DropTable(name: "called_off_session");

            migrationBuilder.DropTable(name: "leader");

            migrationBuilder.DropPrimaryKey(name: "pk_place_slot", table: "place_slot");

            migrationBuilder.DropColumn(name: "slots_revision", table: "seats");

            migrationBuilder.DropColumn(name: "revision", table: "scheduled_session");

            migrationBuilder.DropColumn(name: "room_id", table: "scheduled_session");

            migrationBuilder.DropColumn(name: "from_day", table: "place_slot");

            migrationBuilder.DropColumn(name: "until_day", table: "place_slot");

            migrationBuilder.DropColumn(name: "room_id", table: "offering");

            migrationBuilder.DropColumn(name: "slots", table: "offering");

            migrationBuilder.DropColumn(name: "timetabled_at", table: "offering");

            migrationBuilder.AddPrimaryKey(
                name: "pk_place_slot",
                table: "place_slot",
                columns: new[] { "place_id", "weekday", "starts_minute" }
            );
        }
    }
}
