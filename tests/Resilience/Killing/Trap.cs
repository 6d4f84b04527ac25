using System.Diagnostics;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Resilience.Killing;

/// <summary>
/// Holds an outbox's dispatcher exactly between publishing and taking leave of its rows: it has the broker's confirmation, and its
/// next statement waits for a lock of ours. Killed there, it must publish again, and nobody may apply twice.
/// </summary>
internal sealed class Trap(Servers servers, string service)
{
    private const long Key = 0x54_52_41_50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string Sql = $"""
        create schema if not exists witness;
        create or replace function witness.holds() returns trigger language plpgsql security definer as
        $$ begin perform pg_advisory_xact_lock_shared({Key}); return null; end $$;
        create or replace trigger witness_holds before update or delete on outbox
        for each statement execute function witness.holds();
        """;

    /// <summary>Waits until the dispatcher is caught, kills its process, lets go. False: it had nothing to publish, and lives.</summary>
    public async Task<bool> SpringAsync()
    {
        var own = new NpgsqlConnectionStringBuilder(servers.Postgres)
        {
            Database = service,
            Pooling = false,
            CommandTimeout = (int)Patience.TotalSeconds,
        };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, Sql);
        await RunAsync(connection, $"select pg_advisory_lock({Key})");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(20))
        {
            if (await CaughtAsync(connection) == 0)
                continue;
            var killed = await Processes.SignalAsync(service, ProcessTree.Kill, running => running[0]);
            while (ProcessTree.IsThere(killed))
                await Task.Delay(10);
            // The lock goes with this connection; the statement it held back ends with that of the dead process.
            return true;
        }

        return false;
    }

    private static async Task<long> CaughtAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select count(*) from pg_locks
            where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())
            """,
            connection
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        // Only our own constants come here.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
