using AfterSchool.AppHost.Local.Processes;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of an endpoint's address.</summary>
public enum EndpointProperty
{
    /// <summary>The whole address, with its scheme.</summary>
    Url,

    /// <summary>The host.</summary>
    Host,

    /// <summary>The port.</summary>
    Port,
}

/// <summary>An address of a resource. Its port is chosen, once, when somebody first asks.</summary>
public sealed class EndpointReference : IValueProvider
{
    /// <summary>Everything listens on the loopback interface, named by number: "localhost" tries IPv6 first.</summary>
    internal const string LoopbackAddress = "127.0.0.1";
    private readonly Lazy<int> port;

    internal EndpointReference(ProcessResource owner, string name, string scheme, int? port)
    {
        (Resource, EndpointName, Scheme) = (owner, name, scheme);
        this.port = new Lazy<int>(() => port ?? Ports.Free());
    }

    /// <summary>Whose address it is.</summary>
    public IResource Resource { get; }

    /// <summary>Its name among the resource's addresses.</summary>
    public string EndpointName { get; }

    /// <summary>http, tcp.</summary>
    public string Scheme { get; }

    /// <summary>The port.</summary>
    public int Port => port.Value;

    /// <summary>The whole address.</summary>
    public string Url => $"{Scheme}://{LoopbackAddress}:{Port}";

    /// <summary>The variable that receives the port, besides the usual ones.</summary>
    internal string? PortVariable { get; init; }

    /// <summary>One part of the address, for an expression.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>A part of an endpoint's address inside an expression.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Property">The part.</param>
public sealed record EndpointReferenceExpression(EndpointReference Endpoint, EndpointProperty Property) : IValueProvider
{
    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new(
            Property switch
            {
                EndpointProperty.Host => EndpointReference.LoopbackAddress,
                EndpointProperty.Port => $"{Endpoint.Port}",
                _ => Endpoint.Url,
            }
        );
}
