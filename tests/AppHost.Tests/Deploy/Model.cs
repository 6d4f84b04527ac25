using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace AfterSchool.AppHost.Tests.Deploy;

/// <summary>What AppHost.cs says of its processes, without starting them; what is deployed is compared with it.</summary>
public sealed class Model : IAsyncLifetime
{
    private DistributedApplicationTestingBuilder _testing = null!;

    /// <summary>Every process that runs one of our programs, migrations among them.</summary>
    internal IReadOnlyList<ProjectResource> Processes { get; private set; } = [];

    /// <summary>Those that serve.</summary>
    internal IEnumerable<ProjectResource> Serving => Processes.Where(process => !process.RunsOnce);

    public async ValueTask InitializeAsync()
    {
        _testing = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([]);
        var app = await _testing.BuildAsync();
        Processes = [.. app.Resources.OfType<ProjectResource>()];
    }

    public ValueTask DisposeAsync() => _testing.DisposeAsync();

    /// <summary>Names of the variables that it is given.</summary>
    internal static IEnumerable<string> GivenTo(ProjectResource process) =>
        process.Environment.Select(variable => variable.Key).Order(StringComparer.Ordinal);
}
