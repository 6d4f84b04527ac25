using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Storage;

public sealed class MigrateTests
{
    [Fact]
    public async Task Three_replicas_migrating_at_once_leave_one_schema()
    {
        var backends = await ProbeBackends.NewAsync(migrated: false);

        await Task.WhenAll(backends.MigrateAsync(), backends.MigrateAsync(), backends.MigrateAsync());

        Assert.Equal(1L, await AskAsync(backends.Runtime, "select count(*) from pg_tables where tablename = 'mark'"));
        Assert.Equal(
            (long)typeof(ProbeDb).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Migration))),
            await AskAsync(
                new NpgsqlConnectionStringBuilder(backends.Admin)
                {
                    Database = new NpgsqlConnectionStringBuilder(backends.Runtime).Database,
                }.ConnectionString,
                """select count(*) from "__EFMigrationsHistory" """
            )
        );
    }

    [Fact]
    public async Task A_long_migration_of_another_replica_is_waited_for()
    {
        var backends = await ProbeBackends.NewAsync(migrated: false);
        await using var other = new NpgsqlConnection($"{backends.Admin};Database=postgres;Pooling=false");
        await other.OpenAsync();
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({Migrate.Lock})", other))
            await take.ExecuteNonQueryAsync();

        // A command of this connection may take a second, unless it waits for the lock.
        var admin = $"{backends.Admin};Command Timeout=1;Application Name=waiting-replica";
        var migrating = Migrate.RunAsync(admin, backends.Runtime, StorageSetup.Create<ProbeDb>, CancellationToken.None);
        await Eventually.Equal<object?>(
            1L,
            () =>
                AskAsync(
                    $"{backends.Admin};Database=postgres",
                    """
                    select count(*) from pg_stat_activity where application_name = 'waiting-replica'
                    and wait_event_type = 'Lock' and clock_timestamp() - query_start > interval '3 s'
                    """
                ),
            "replicas that wait"
        );
        await other.CloseAsync();

        await migrating;
        Assert.Equal(1L, await AskAsync(backends.Runtime, "select count(*) from pg_tables where tablename = 'mark'"));
    }

    [Theory]
    [InlineData("alter table mark add column more text")]
    [InlineData("create table more (id int)")]
    [InlineData("drop table mark")]
    [InlineData("update decision set command = 'x'")]
    [InlineData("delete from decision")]
    [InlineData("truncate decision")]
    [InlineData("delete from inbox")]
    [InlineData("update local_setting set key = 'x'")]
    public async Task The_runtime_role_cannot(string sql)
    {
        var backends = await ProbeBackends.NewAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(backends.Runtime, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_runtime_role_reads_and_writes_what_is_its_own()
    {
        var backends = await ProbeBackends.NewAsync();

        await AskAsync(
            backends.Runtime,
            "insert into mark (id, subject_id) values (gen_random_uuid(), gen_random_uuid()); delete from mark"
        );
    }

    private static async Task<object?> AskAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
