using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>Runs the resources of an application, and ends them in the order opposite to that in which they depend on each other.</summary>
internal sealed class RunningHost(HostSettings settings, TextWriter output) : IDisposable
{
    private readonly List<ResourceRunner> runners = [];

    /// <summary>What the person who started the host chose.</summary>
    public HostSettings Settings => settings;

    /// <summary>What is known of every resource.</summary>
    public StatusBoard Board { get; } = new();

    /// <summary>Limits how many of those that run once run at the same time.</summary>
    public SemaphoreSlim OneShots { get; } = new(2);

    /// <summary>Starts the lives of all resources; returns at once.</summary>
    public void Start(IReadOnlyList<ProcessResource> resources)
    {
        foreach (var resource in resources)
        {
            Board.Update(resource.Name, status => status);
            runners.Add(new ResourceRunner(resource, this));
        }
        foreach (var runner in runners)
            runner.Start();
    }

    /// <summary>Ends all resources, those that others depend on last.</summary>
    public async Task StopAsync()
    {
        var waves = runners.GroupBy(runner => Depth(runner.Resource)).OrderByDescending(wave => wave.Key);
        foreach (var wave in waves)
            await Task.WhenAll(wave.Select(runner => runner.StopAsync()));
    }

    /// <summary>The log of one resource, printed too when that is wanted.</summary>
    public ResourceLog LogOf(string name)
    {
        var path = Path.Combine(settings.Data.Folder("logs"), $"{name}.log");
        return new ResourceLog(path, settings.ShowLogs ? Print : null);

        void Print(string line)
        {
            lock (output)
                output.WriteLine($"{name, -20} │ {line}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var runner in runners)
            runner.Dispose();
        OneShots.Dispose();
    }

    private static int Depth(ProcessResource resource) =>
        resource.Dependencies.Count == 0 ? 0 : 1 + resource.Dependencies.Max(dependency => Depth(dependency.On));
}
