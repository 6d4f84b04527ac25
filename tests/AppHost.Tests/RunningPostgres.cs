using System.Text.Json;
using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting;
using Npgsql;

namespace AfterSchool.AppHost.Tests;

/// <summary>The server of a data folder: whoever runs it, or run here for the time of a test.</summary>
internal sealed class RunningPostgres(string connection, DistributedApplication? own) : IAsyncDisposable
{
    /// <summary>That of a host that runs.</summary>
    public static async Task<RunningPostgres> OfAsync(string folder)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(Path.Combine(folder, KeptParameters.FileName))
        )!;
        var port = await PostgresServer.PortInUseAsync(Path.Combine(folder, "postgres"));
        // The hosts of these tests may lose their last commits when they are killed; what is asked of them here must not be lost.
        return new(
            $"Host=127.0.0.1;Port={port};Username=postgres;Password={kept["postgres-password"]};Pooling=false;Options=-c synchronous_commit=on",
            own: null
        );
    }

    /// <summary>Starts the server alone.</summary>
    public static async Task<RunningPostgres> StartAsync(string folder)
    {
        var builder = DistributedApplication.CreateBuilder([
            $"--AfterSchool:Data={folder}",
            "--AfterSchool:Durable=false",
        ]);
        builder.AddPostgres("postgres");
        var application = builder.Build();
        await application.StartAsync();
        await application.ResourceNotifications.WaitForResourceHealthyAsync("postgres");
        return new((await OfAsync(folder)).Connection, application);
    }

    private string Connection => connection;

    public async Task MakeDatabasesAsync()
    {
        foreach (var database in BackedUp.Databases)
        {
            await AskAsync("postgres", $"create database \"{database}\"");
            await AskAsync(database, "create table kept (at timestamptz)");
        }
    }

    public async Task WriteRowAsync()
    {
        foreach (var database in BackedUp.Databases)
            await AskAsync(database, "insert into kept values (now())");
    }

    /// <summary>How many each database has.</summary>
    public async Task<IEnumerable<long>> RowsAsync()
    {
        List<long> rows = [];
        foreach (var database in BackedUp.Databases)
            rows.Add((long)(await AskAsync(database, "select count(*) from kept"))!);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
            await own.DisposeAsync();
    }

    private async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{connection};Database={database}");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
