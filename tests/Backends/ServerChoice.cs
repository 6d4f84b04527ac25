namespace AfterSchool.Testing;

/// <summary>Where a test's server comes from, in the order in which they are tried.</summary>
public enum ServerSource
{
    /// <summary>The environment names one that runs already.</summary>
    Environment,

    /// <summary>A container, where an engine answers.</summary>
    Containers,

    /// <summary>The programs on this machine.</summary>
    Local,
}

/// <summary>Chooses where servers come from; the engine is asked once, and only when it matters.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class ServerChoice(Func<string, string?> environment)
{
    /// <summary>The variable that settles the choice (environment, containers, local), so that nobody falls back unseen.</summary>
    public const string Variable = "BACKENDS_FROM";

    private readonly Lazy<Task<bool>> _engine = new(() =>
        ContainerEngine.AnswersAsync(ContainerEngine.AddressIn(environment))
    );

    /// <summary>Where the server comes from that this variable may name.</summary>
    /// <param name="given">The variable with a server's address.</param>
    /// <exception cref="InvalidOperationException">The choice is settled by a word that is none of the three.</exception>
    public async Task<ServerSource> ForAsync(string given)
    {
        if (environment(Variable) is { Length: > 0 } settled)
            return Enum.TryParse<ServerSource>(settled, ignoreCase: true, out var source)
                ? source
                : throw new InvalidOperationException(
                    $"{Variable} is {settled}; give {string.Join(", ", Enum.GetNames<ServerSource>())}."
                );
        if (environment(given) is { Length: > 0 })
            return ServerSource.Environment;
        return await _engine.Value ? ServerSource.Containers : ServerSource.Local;
    }
}
