using AfterSchool.AppHost.Local.Testing;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Testing;

/// <summary>Runs the real AppHost under a test, in a data folder of its own that goes with it.</summary>
public sealed class DistributedApplicationTestingBuilder : IAsyncDisposable
{
    private readonly Capture capture = new();
    private readonly string folder;
    private DistributedApplication? application;

    private DistributedApplicationTestingBuilder(string folder) => this.folder = folder;

    /// <summary>Runs the AppHost's entry point up to the moment it builds.</summary>
    /// <typeparam name="TEntryPoint">Any type of the AppHost's assembly; <see cref="Projects.AppHost"/> is there for this.</typeparam>
    /// <param name="args">As on the command line; they win over what a test gets by itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        CancellationToken cancellationToken = default
    )
        where TEntryPoint : class
    {
        // In the temporary folder of the machine, not below a private one: PostgreSQL's system user must reach it.
        var folder = Directory.CreateDirectory(
            Path.Combine(Path.GetTempPath(), $"afterschool-{Guid.CreateVersion7():N}")
        );
        var testing = new DistributedApplicationTestingBuilder(folder.FullName);
        string[] own = [$"--AfterSchool:Data={folder.FullName}", "--AfterSchool:Durable=false"];
        testing.capture.Begin(typeof(TEntryPoint).Assembly, [.. own, .. args]);
        await testing.capture.Builder.WaitAsync(cancellationToken);
        return testing;
    }

    /// <summary>Lets the AppHost build its application.</summary>
    public async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        application = await capture.BuildAsync(cancellationToken);

    /// <summary>Ends the application, if it still runs, and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
        capture.End();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What a test asks of a running application.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    extension(DistributedApplication app)
    {
        /// <summary>A client whose base address is the resource's endpoint; "http" when no other is named.</summary>
        public HttpClient CreateHttpClient(string resourceName, string? endpointName = null) =>
            new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

        /// <summary>The address of the resource's endpoint; "http" when no other is named.</summary>
        public Uri GetEndpoint(string resourceName, string? endpointName = null) =>
            new(app.Find<ProcessResource>(resourceName).Endpoint(endpointName ?? "http").Url);

        /// <summary>The resource's connection string.</summary>
        public ValueTask<string?> GetConnectionStringAsync(
            string resourceName,
            CancellationToken cancellationToken = default
        ) =>
            app.Find<IResourceWithConnectionString>(resourceName)
                .ConnectionStringExpression.GetValueAsync(cancellationToken);

        /// <summary>The parameter's value, for a test that must sign in or open a seal.</summary>
        public async Task<string> GetParameterAsync(string name) =>
            (await app.Find<ParameterResource>(name).GetValueAsync())!;

        private T Find<T>(string name) =>
            app.Resources.Where(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase))
                .OfType<T>()
                .FirstOrDefault()
            ?? throw new ArgumentException($"The AppHost has no such resource: {name}.");
    }
}
