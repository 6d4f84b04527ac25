using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AfterSchool.Architecture;

/// <summary>
/// While a new version comes in, copies of the version before work on the same database. So a migration adds what the old one can
/// ignore, and what it still reads or writes goes only with a later version.
/// </summary>
public sealed class MigrationsOnlyExpand
{
    /// <summary>What contracts all the same, as <c>Migration: operation</c>, with the version that was the last to use it.</summary>
    private static readonly Dictionary<string, string> NobodyUses = new()
    {
        // A slot without days is one of every week: what the version before writes means, and is refused, what it was before.
        ["NobodyTwiceAtOnce: DropPrimaryKey place_slot"] = "the key grows by a day that has a default",
        ["NobodyTwiceAtOnce: AddPrimaryKey place_slot"] = "the key grows by a day that has a default",
        ["NobodyTwiceAtOnce: Sql "] = "constraints on columns that the version before leaves at their defaults",
    };

    public static TheoryData<string> Services => [.. House.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Nothing_is_taken_from_the_version_before(string service)
    {
        var taken =
            from type in House.AssemblyOf(service).GetTypes()
            where type.IsSubclassOf(typeof(Migration)) && type.Name != "First"
            from what in Contracting(((Migration)Activator.CreateInstance(type)!).UpOperations)
            let named = $"{type.Name}: {what}"
            where !NobodyUses.ContainsKey(named)
            select named;

        Assert.Empty(taken);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_model_is_what_its_migrations_make(string service)
    {
        var type = House.AssemblyOf(service).GetTypes().Single(type => type.IsSubclassOf(typeof(MessagingDb)));
        var create = typeof(StorageSetup).GetMethod(nameof(StorageSetup.Create))!.MakeGenericMethod(type);
        using var db = (MessagingDb)create.Invoke(null, ["Host=unused"])!;

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void What_contracts_is_known_as_such()
    {
        var build = new MigrationBuilder("Npgsql.EntityFrameworkCore.PostgreSQL");
        build.DropTable("bill");
        build.DropColumn("amount", "bill");
        build.RenameColumn("amount", "bill", "sum");
        build.RenameTable("bill", newName: "invoice");
        build.AlterColumn<long>("amount", "bill", nullable: false, oldClrType: typeof(int));
        // Whoever has not heard of it reads a null where there never was one.
        build.AlterColumn<long>("amount", "bill", nullable: true, oldClrType: typeof(long));
        build.AddColumn<long>("fee", "bill", nullable: false);
        build.CreateIndex("ix_bill_number", "bill", "number", unique: true);
        build.AddCheckConstraint("bill_is_paid", "bill", "paid > 0");
        build.Sql("delete from bill");

        Assert.Equal(build.Operations.Count, Contracting(build.Operations).Count());
    }

    [Fact]
    public void What_only_adds_is_free()
    {
        var build = new MigrationBuilder("Npgsql.EntityFrameworkCore.PostgreSQL");
        build.CreateTable(
            "note",
            table => new { id = table.Column<Guid>() },
            constraints: table => table.PrimaryKey("pk", row => row.id)
        );
        build.CreateIndex("ix_note_id", "note", "id", unique: true);
        build.CreateIndex("ix_bill_number", "bill", "number");
        build.DropIndex("ix_bill_paid", "bill");
        build.AddColumn<string>("words", "bill", nullable: true);
        build.AddColumn<bool>("is_split", "bill", nullable: false, defaultValue: false);

        Assert.Empty(Contracting(build.Operations));
    }

    private static IEnumerable<string> Contracting(IReadOnlyList<MigrationOperation> operations)
    {
        var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet();
        return from operation in operations
            let table = (operation as ITableMigrationOperation)?.Table
            where table is null || !made.Contains(table)
            where !OnlyAdds(operation)
            select $"{operation.GetType().Name.Replace("Operation", "", StringComparison.Ordinal)} {table}";
    }

    // Whatever is not known to leave the old version alone is taken to disturb it.
    private static bool OnlyAdds(MigrationOperation operation) =>
        operation switch
        {
            CreateTableOperation or CreateSequenceOperation or EnsureSchemaOperation or DropIndexOperation => true,
            CreateIndexOperation index => !index.IsUnique,
            AddColumnOperation column => column.IsNullable
                || column.DefaultValue is not null
                || column.DefaultValueSql is not null
                || column.ComputedColumnSql is not null,
            _ => false,
        };
}
