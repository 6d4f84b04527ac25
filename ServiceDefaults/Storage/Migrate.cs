using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>
/// The one-shot <c>migrate</c> command: with the administrator's connection it creates the database and the service's role,
/// applies migrations and grants the role what it may do: no schema changes, and only reading and inserting where tables are
/// append-only. Any number may run at once: the first takes the lock, the others find the work done.
/// </summary>
public static class Migrate
{
    // One lock for the whole server: creating roles and databases is rare, and two of them at once gain nothing.
    internal const long Lock = 0x41_53_50_49_52_45;

    // Only where there is an outbox: the gateway's database tells nobody anything.
    private const string WakeDispatcher = $"""
        create or replace function outbox_wakes_dispatcher() returns trigger language plpgsql as
        $$ begin perform pg_notify('{OutboxDispatcher.Channel}', ''); return null; end $$;
        create or replace trigger outbox_wakes_dispatcher after insert on outbox
        for each statement execute function outbox_wakes_dispatcher();
        """;

    /// <summary>Creates what is missing and applies every migration.</summary>
    /// <param name="admin">Connection string of the server's administrator.</param>
    /// <param name="runtime">The service's own connection string; database, role and password are taken from it.</param>
    /// <param name="create">Makes the context for a connection string.</param>
    public static async Task RunAsync(
        string admin,
        string runtime,
        Func<string, DbContext> create,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(create);
        var own = new NpgsqlConnectionStringBuilder(runtime);
        // However long another replica's migration takes, it is waited for: the caller's token ends it, no command's timeout.
        var server = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = "postgres",
            Pooling = false,
            CommandTimeout = 0,
        };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);

        await EnsureRoleAsync(connection, own.Username!, own.Password!, ct);
        await EnsureDatabaseAsync(connection, own.Database!, ct);

        server.Database = own.Database;
        await using var db = create(server.ConnectionString);
        await db.Database.MigrateAsync(ct);
        await FinishAsync(server.ConnectionString, own.Username!, db.Model, ct);
    }

    private static async Task EnsureRoleAsync(
        NpgsqlConnection connection,
        string role,
        string password,
        CancellationToken ct
    )
    {
        var exists = await ExistsAsync(connection, "select 1 from pg_roles where rolname = $1", role, ct);
        // DDL takes no parameters; format() quotes both as PostgreSQL itself would.
        var verb = exists ? "alter" : "create";
        await using var format = new NpgsqlCommand(
            $"select format('{verb} role %I login nosuperuser nocreatedb nocreaterole noinherit password %L', $1, $2)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = role },
                new() { Value = password },
            },
        };
        await ExecuteAsync(connection, (string)(await format.ExecuteScalarAsync(ct))!, ct);
    }

    private static async Task EnsureDatabaseAsync(NpgsqlConnection connection, string database, CancellationToken ct)
    {
        if (await ExistsAsync(connection, "select 1 from pg_database where datname = $1", database, ct))
            return;
        // A UTF-8 locale, or trigrams of Chinese would be empty.
        await ExecuteAsync(
            connection,
            $"create database {Quote(database)} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'",
            ct
        );
        await ExecuteAsync(connection, $"revoke all on database {Quote(database)} from public", ct);
    }

    // Grants, the trigger that wakes the dispatcher, the function that forgets receipts, and an index with a condition that the model
    // cannot say: all follow from the model as it is now, so they are made anew each time.
    private static async Task FinishAsync(string admin, string role, IModel model, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync(ct);
        var appendOnly = model.AppendOnlyTables();
        var tables = model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct();
        var grants = tables.Select(table =>
            $"revoke all on {Quote(table)} from {Quote(role)}; grant "
            + (appendOnly.Contains(table) ? "select, insert" : "select, insert, update, delete")
            + $" on {Quote(table)} to {Quote(role)};"
        );
        var database = new NpgsqlConnectionStringBuilder(admin).Database!;
        await ExecuteAsync(
            connection,
            $"""
            revoke create on schema public from public;
            grant connect on database {Quote(database)} to {Quote(role)};
            grant usage on schema public to {Quote(role)};
            grant usage, select on all sequences in schema public to {Quote(role)};
            {string.Join('\n', grants)}
            {(model.FindEntityType(typeof(OutboxMessage)) is null ? "" : WakeDispatcher + OutboxWatch.Index)}
            {(model.FindEntityType(typeof(InboxReceipt)) is null ? "" : ForgetTold.Function(Quote(role)))}
            {(model.FindEntityType(typeof(Decision)) is null ? "" : SettingUses.Index + MatterWatch.Indexes)}
            """,
            ct
        );
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection,
        string sql,
        string name,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    // Only quoted identifiers of our own model and configuration come here: DDL takes no parameters.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Quote(string identifier) =>
        $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
