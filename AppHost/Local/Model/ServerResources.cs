using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource : ProcessResource, IResourceWithConnectionString
{
    private readonly ParameterResource password;

    internal PostgresServerResource(string name, ParameterResource password, int? port)
        : base(name)
    {
        this.password = password;
        Endpoints.Add(new EndpointReference(this, "tcp", "tcp", port));
    }

    /// <summary>Where it listens.</summary>
    public EndpointReference PrimaryEndpoint => Endpoints[0];

    /// <summary>The administrator's connection string, without a database.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"Host={PrimaryEndpoint.Property(EndpointProperty.Host)};Port={PrimaryEndpoint.Property(EndpointProperty.Port)};Username=postgres;Password={password}"
        );

    internal override void RequirePrograms() => PostgresServer.RequirePrograms();

    internal override async Task<IServer> ToServerAsync(HostSettings settings, CancellationToken ct) =>
        await ServerAsync(settings, PrimaryEndpoint.Port);

    internal async Task<PostgresServer> ServerAsync(HostSettings settings, int port) =>
        new(settings.Data.Folder(Name), port, (await password.GetValueAsync())!) { Durable = settings.Durable };
}

/// <summary>A RabbitMQ broker.</summary>
public sealed class RabbitMQServerResource : ProcessResource, IResourceWithConnectionString
{
    private readonly ParameterResource password;

    internal RabbitMQServerResource(string name, ParameterResource password, int? port)
        : base(name)
    {
        this.password = password;
        Endpoints.Add(new EndpointReference(this, "tcp", "amqp", port));
    }

    /// <summary>Where it listens.</summary>
    public EndpointReference PrimaryEndpoint => Endpoints[0];

    /// <summary>The amqp:// URI with user and password.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"amqp://guest:{new UriEscaped(password)}@{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)}"
        );

    internal override void RequirePrograms() => RabbitMqServer.RequirePrograms();

    internal override async Task<IServer> ToServerAsync(HostSettings settings, CancellationToken ct)
    {
        var management = Endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == "management")?.Port;
        var ports = RabbitMqPorts.Free(PrimaryEndpoint.Port, management);
        return new RabbitMqServer(settings.Data.Folder(Name), ports, (await password.GetValueAsync(ct))!);
    }

    private sealed record UriEscaped(ParameterResource Parameter) : IValueProvider
    {
        public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
            Uri.EscapeDataString(await Parameter.GetValueAsync(cancellationToken) ?? "");
    }
}
