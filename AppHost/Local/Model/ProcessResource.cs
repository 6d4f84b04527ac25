using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is a process of this machine. (Aspire's own model says the same with annotations.)</summary>
public abstract class ProcessResource : IResource
{
    private protected ProcessResource(string name) => Name = name;

    /// <inheritdoc/>
    public string Name { get; }

    internal List<KeyValuePair<string, object>> Environment { get; } = [];

    internal List<string> Arguments { get; } = [];

    internal List<EndpointReference> Endpoints { get; } = [];

    internal List<Dependency> Dependencies { get; } = [];

    internal List<HttpProbe> Probes { get; } = [];

    internal List<ShownUrl> Urls { get; } = [];

    internal bool IsExternal { get; set; }

    /// <summary>True when somebody waits for its completion: it runs once and is not started again.</summary>
    internal bool RunsOnce { get; set; }

    internal EndpointReference Endpoint(string name) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == name)
        ?? throw new InvalidOperationException($"{Name} has no endpoint called {name}.");

    /// <summary>Throws, before anything is started, when the programs it needs are not on this machine.</summary>
    internal virtual void RequirePrograms() { }

    /// <summary>How this resource is set up, started and asked for its health.</summary>
    internal abstract Task<IServer> ToServerAsync(HostSettings settings, CancellationToken ct);

    internal async Task<Dictionary<string, string?>> ResolveEnvironmentAsync(CancellationToken ct)
    {
        Dictionary<string, string?> resolved = [];
        foreach (var (name, value) in Environment)
            resolved[name] = value is IValueProvider later ? await later.GetValueAsync(ct) : (string)value;
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.PortVariable is not null))
            resolved[endpoint.PortVariable!] = $"{endpoint.Port}";
        return resolved;
    }
}

/// <summary>What must be before a process starts.</summary>
/// <param name="On">The other resource.</param>
/// <param name="ExitCode">Null to wait until it is healthy; otherwise until it has ended with this code.</param>
internal sealed record Dependency(ProcessResource On, int? ExitCode);

/// <summary>An address whose answer says whether the process is healthy.</summary>
internal sealed record HttpProbe(string EndpointName, string Path, int StatusCode);

/// <summary>An address that people are told when everything stands.</summary>
internal sealed record ShownUrl(ReferenceExpression Url, string? Text);
