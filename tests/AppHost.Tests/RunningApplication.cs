using System.Text.Json;
using AfterSchool.AppHost.Local.Running;
using AfterSchool.Testing;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Tests;

/// <summary>An application of a test's own, in a data folder of its own, ended with the test.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private DistributedApplication? application;

    public RunningApplication(params string[] args)
    {
        Folder = Directory.CreateTempSubdirectory("afterschool-apphost-").FullName;
        Builder = DistributedApplication.CreateBuilder([$"--AfterSchool:Data={Folder}", .. args]);
    }

    public string Folder { get; }

    public IDistributedApplicationBuilder Builder { get; }

    public IReadOnlyDictionary<string, ResourceStatus> Statuses =>
        Application.Board.All.ToDictionary(status => status.Name);

    public DistributedApplication Application => application ??= Builder.Build();

    public async Task StartAsync() => await Application.StartAsync(TestContext.Current.CancellationToken);

    public IResourceBuilder<ExecutableResource> Shell(string name, string script) =>
        Builder.AddExecutable(name, "sh", Folder, "-c", script);

    public Task UntilAsync(string name, ResourceState state) =>
        Eventually.Equal(state, () => Task.FromResult(Statuses[name].State), $"the state of {name}");

    /// <summary>What a program that writes its environment to this file was given.</summary>
    public async Task<Dictionary<string, string>> EnvironmentInAsync(string file)
    {
        var path = Path.Combine(Folder, file);
        await Eventually.True(() => File.Exists(path), $"{file} is written");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(path))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
