using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that stands outside the model: configuration <c>Parameters:{name}</c>, or a secret kept in the data folder.</summary>
public sealed class ParameterResource : IResource, IValueProvider
{
    private readonly string? given;
    private string? kept;

    internal ParameterResource(string name, string? value, bool secret, IConfiguration configuration)
    {
        (Name, Secret) = (name, secret);
        given = value ?? configuration[$"Parameters:{name}"] ?? configuration[$"Parameters:{name.Replace('-', '_')}"];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>True when the value must not be shown.</summary>
    public bool Secret { get; }

    /// <summary>True for a secret that nobody has set: the host makes one and keeps it.</summary>
    internal bool IsGenerated => Secret && given is null;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Nobody has set it; the message says how.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new(
            given
                ?? kept
                ?? throw new InvalidOperationException(
                    $"Parameter {Name} has no value: set Parameters__{Name.Replace('-', '_')} or --Parameters:{Name}=…"
                )
        );

    internal void Keep(string value) => kept = value;
}
