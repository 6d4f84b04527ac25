using Npgsql;

namespace AfterSchool.Resilience.Checks;

/// <summary>
/// Writes down, in a schema of its own beside each outbox, every message whose transaction commits, so that what was told is known
/// for good whatever the service later does with its rows. Nothing of it lies in the programs under test.
/// </summary>
internal static class Witness
{
    private const string Sql = """
        create schema if not exists witness;
        create table if not exists witness.told (id uuid primary key, contract text not null);
        create or replace function witness.writes_down() returns trigger language plpgsql security definer as
        $$ begin insert into witness.told values (new.id, new.contract) on conflict do nothing; return null; end $$;
        create or replace trigger witness_writes_down after insert on outbox
        for each row execute function witness.writes_down();
        insert into witness.told select id, contract from outbox on conflict do nothing;
        """;

    /// <summary>Begins in every database that has an outbox; once is enough, and more does no harm.</summary>
    public static async Task BeginAsync(Servers servers, CancellationToken ct)
    {
        foreach (var name in Databases.Telling)
        {
            var own = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, Pooling = false };
            await using var connection = new NpgsqlConnection(own.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand(Sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
