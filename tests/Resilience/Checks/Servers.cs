using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace AfterSchool.Resilience.Checks;

/// <summary>The two servers of a running system, as their administrator reaches them.</summary>
/// <param name="Postgres">PostgreSQL's connection string, without a database.</param>
/// <param name="Broker">RabbitMQ's amqp:// address with user and password.</param>
/// <param name="Management">RabbitMQ's management API; user and password are the broker's.</param>
public sealed record Servers(string Postgres, Uri Broker, Uri Management)
{
    /// <summary>Those of an application that the local AppHost runs.</summary>
    public static async Task<Servers> OfAsync(DistributedApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new Servers(
            (await app.GetConnectionStringAsync("postgres"))!,
            new Uri((await app.GetConnectionStringAsync("messaging"))!),
            app.GetEndpoint("messaging", "management")
        );
    }
}
