using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSchool.Directory.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SchoolYears : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "school_year",
                table: "school_class",
                type: "integer",
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "school_year", table: "school_class");
        }
    }
}
