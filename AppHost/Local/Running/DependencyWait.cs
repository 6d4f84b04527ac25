using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>Waits, for as long as it takes, until everything a resource depends on is there.</summary>
internal sealed class DependencyWait(ProcessResource resource, StatusBoard board)
{
    /// <summary>Returns when the resource may start.</summary>
    /// <exception cref="InvalidOperationException">One of them never will be there; the message names it.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var dependency in resource.Dependencies)
        {
            var waited = dependency.ExitCode is null ? "waits for" : "waits for the end of";
            board.Update(resource.Name, status => status with { Detail = $"{waited} {dependency.On.Name}" });
            var other = await board.UntilAsync(
                statuses =>
                    statuses.GetValueOrDefault(dependency.On.Name) is { } status && IsDecided(dependency, status)
                        ? status
                        : null,
                ct
            );
            if (other.State is ResourceState.Failed)
                throw new InvalidOperationException($"not started, because {other.Name} failed");
        }
    }

    private static bool IsDecided(Dependency dependency, ResourceStatus status) =>
        status.State is ResourceState.Failed
        || status.State == (dependency.ExitCode is null ? ResourceState.Healthy : ResourceState.Finished);
}
