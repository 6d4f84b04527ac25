using AfterSchool.AppHost.Local.Processes;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>A project or another program: nothing to prepare, and its health is asked for over HTTP.</summary>
internal sealed class LocalProcess(ProcessSpec process, ProcessResource resource) : IServer
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <inheritdoc/>
    public ProcessSpec Process => process;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        foreach (var probe in resource.Probes)
        {
            var address = new Uri(new Uri(resource.Endpoint(probe.EndpointName).Url), probe.Path);
            if (await AskAsync(address, probe.StatusCode, ct) is { } trouble)
                return $"{probe.Path}: {trouble}";
        }
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string?> AskAsync(Uri address, int expected, CancellationToken ct)
    {
        try
        {
            using var answer = await Http.GetAsync(address, ct);
            return (int)answer.StatusCode == expected ? null : $"answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "does not answer";
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return "answers too slowly";
        }
    }
}
