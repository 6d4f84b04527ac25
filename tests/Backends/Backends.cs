using System.Net.Http.Headers;
using System.Text;
using AfterSchool.AppHost.Local.Processes;
using Npgsql;

namespace AfterSchool.Testing;

/// <summary>
/// The real PostgreSQL and RabbitMQ that tests run against: those that the environment names, otherwise containers where an engine
/// answers, otherwise the programs of this machine; started once for the test process and gone with it.
/// </summary>
public static class Backends
{
    /// <summary>An administrator's connection string of a PostgreSQL server, without a database.</summary>
    public const string PostgresVariable = "BACKENDS_POSTGRES";

    /// <summary>An amqp:// URI with user and password.</summary>
    public const string RabbitMqVariable = "BACKENDS_RABBITMQ";

    /// <summary>The management API's http:// URI with user and password.</summary>
    public const string RabbitMqManagementVariable = "BACKENDS_RABBITMQ_MANAGEMENT";

    private static readonly ServerChoice Choice = new(Environment.GetEnvironmentVariable);
    private static readonly Lazy<Task<string>> Postgres = new(StartPostgresAsync);
    private static readonly Lazy<Task<(string Amqp, string Management)>> RabbitMq = new(StartRabbitMqAsync);
    private static readonly HttpClient Http = new();

    /// <summary>The administrator's connection string, without a database.</summary>
    public static Task<string> PostgresAsync() => Postgres.Value;

    /// <summary>
    /// An administrator's connection string of a server of this machine whose commits are on the disk, as figures must have it; for as long as
    /// this process lives.
    /// </summary>
    public static async Task<string> DurablePostgresAsync()
    {
        var server = new PostgresServer(TestFolder.Make("durable"), Ports.Free(), "test");
        await RunningServer.StartAsync("PostgreSQL", server);
        return server.ConnectionString;
    }

    /// <summary>The broker's amqp:// URI, on its default virtual host. Prefer one of your own.</summary>
    public static async Task<string> RabbitMqAsync() => (await RabbitMq.Value).Amqp;

    /// <summary>A name no database has yet, for code under test that creates its own.</summary>
    /// <param name="prefix">Small letters; says in the server's logs whose database it was.</param>
    public static Task<string> NewDatabaseNameAsync(string prefix = "test") =>
        Task.FromResult($"{prefix}_{Guid.CreateVersion7():N}");

    /// <summary>A fresh, empty database; returns the administrator's connection string to it.</summary>
    /// <param name="prefix">Small letters; says in the server's logs whose database it was.</param>
    public static async Task<string> CreateDatabaseAsync(string prefix = "test")
    {
        var (server, name) = (await PostgresAsync(), await NewDatabaseNameAsync(prefix));
        await using var source = NpgsqlDataSource.Create($"{server};Database=postgres;Pooling=false");
        await using var create = source.CreateCommand($"create database \"{name}\"");
        await create.ExecuteNonQueryAsync();
        return $"{server};Database={name}";
    }

    /// <summary>A fresh virtual host, so that two test classes never hear each other; returns its amqp:// URI.</summary>
    public static async Task<string> CreateVirtualHostAsync()
    {
        var (amqp, management) = await RabbitMq.Value;
        var name = $"test-{Guid.CreateVersion7():N}";
        var api = new Uri(management);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(api, $"/api/vhosts/{name}"));
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(api.UserInfo));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return $"{amqp.TrimEnd('/')}/{name}";
    }

    /// <summary>A TCP port of the loopback interface on which nobody listens at this moment.</summary>
    public static int FreePort() => Ports.Free();

    internal static Task<(string Amqp, string Management)> RabbitMqBothAsync() => RabbitMq.Value;

    /// <summary>Where the two come from, for whoever wants to know what they ran on.</summary>
    public static async Task<(ServerSource Postgres, ServerSource RabbitMq)> SourcesAsync() =>
        (await Choice.ForAsync(PostgresVariable), await Choice.ForAsync(RabbitMqVariable));

    private static async Task<string> StartPostgresAsync() =>
        await Choice.ForAsync(PostgresVariable) switch
        {
            ServerSource.Environment => Given(PostgresVariable),
            ServerSource.Containers => await ServersInContainers.PostgresAsync(),
            _ => await StartLocalPostgresAsync(),
        };

    private static async Task<(string Amqp, string Management)> StartRabbitMqAsync() =>
        await Choice.ForAsync(RabbitMqVariable) switch
        {
            ServerSource.Environment => (Given(RabbitMqVariable), Given(RabbitMqManagementVariable)),
            ServerSource.Containers => await ServersInContainers.RabbitMqAsync(),
            _ => await StartLocalRabbitMqAsync(),
        };

    private static string Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException($"Set {variable} too.");

    private static async Task<string> StartLocalPostgresAsync()
    {
        var server = new PostgresServer(TestFolder.Make("postgres"), Ports.Free(), "test") { Durable = false };
        await RunningServer.StartAsync("PostgreSQL", server);
        return server.ConnectionString;
    }

    private static async Task<(string Amqp, string Management)> StartLocalRabbitMqAsync()
    {
        var server = new RabbitMqServer(TestFolder.Make("rabbitmq"), RabbitMqPorts.Free(), "test");
        await RunningServer.StartAsync("RabbitMQ", server);
        return (server.ConnectionString, server.ManagementUri);
    }
}
