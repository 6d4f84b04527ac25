using DotNet.Testcontainers.Containers;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace AfterSchool.Testing;

/// <summary>The servers as containers, each for as long as this process lives.</summary>
internal static class ServersInContainers
{
    private const int ManagementPort = 15672;
    private const string Password = "test";

    /// <summary>PostgreSQL; returns the administrator's connection string, without a database.</summary>
    public static async Task<string> PostgresAsync()
    {
        // The module itself trades safety against power loss for speed, as the local server for tests does.
        var container = new PostgreSqlBuilder(Image("BACKENDS_POSTGRES_IMAGE", "docker.io/library/postgres:15"))
            .WithPassword(Password)
            .WithCommand("-c", "max_connections=300")
            .WithLogger(NullLogger.Instance)
            .Build();
        await StartAsync(container);
        var port = container.GetMappedPublicPort(PostgreSqlBuilder.PostgreSqlPort);
        return $"Host={container.Hostname};Port={port};Username=postgres;Password={Password}";
    }

    /// <summary>RabbitMQ; returns its amqp:// URI and its management API's http:// URI, both with user and password.</summary>
    public static async Task<(string Amqp, string Management)> RabbitMqAsync()
    {
        var image = Image("BACKENDS_RABBITMQ_IMAGE", "docker.io/library/rabbitmq:4.1-management");
        var container = new RabbitMqBuilder(image)
            .WithUsername("guest")
            .WithPassword(Password)
            .WithPortBinding(ManagementPort, assignRandomHostPort: true)
            .WithLogger(NullLogger.Instance)
            .Build();
        await StartAsync(container);
        var at = $"guest:{Password}@{container.Hostname}";
        return (
            $"amqp://{at}:{container.GetMappedPublicPort(RabbitMqBuilder.RabbitMqPort)}",
            $"http://{at}:{container.GetMappedPublicPort(ManagementPort)}"
        );
    }

    // Where the registry cannot be reached, whoever has made images of their own names them.
    private static string Image(string variable, string otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : otherwise;

    private static async Task StartAsync(DockerContainer container)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            container.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        await container.StartAsync();
    }
}
