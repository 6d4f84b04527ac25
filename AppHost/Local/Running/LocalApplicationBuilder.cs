using System.Reflection;
using System.Text.RegularExpressions;
using AfterSchool.AppHost.Local.Keeping;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>Collects the resources that AppHost.cs names.</summary>
internal sealed partial class LocalApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder inner;
    private readonly List<IResource> resources = [];

    public LocalApplicationBuilder(string[] args)
    {
        // DOTNET_ENVIRONMENT, or --environment=… as for every .NET host; it is needed before there is a builder to read it.
        var early = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddCommandLine(HostSettings.WriteOut(args))
            .Build();
        var environment = early["environment"] ?? Environments.Production;
        inner = Host.CreateEmptyApplicationBuilder(
            new() { EnvironmentName = environment, ContentRootPath = AppHostDirectory }
        );
        inner.Configuration.AddJsonFile(Path.Combine(AppHostDirectory, "appsettings.json"), optional: true);
        inner.Configuration.AddEnvironmentVariables();
        inner.Configuration.AddCommandLine(HostSettings.WriteOut(args));
        if (File.Exists(Settings.Data.File(Restore.Finished)))
            inner.Configuration["AfterSchool:Restored"] = "true";
    }

    /// <inheritdoc/>
    public ConfigurationManager Configuration => inner.Configuration;

    /// <inheritdoc/>
    public string AppHostDirectory { get; } =
        typeof(LocalApplicationBuilder)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == "AppHostDirectory")
            .Value!;

    /// <inheritdoc/>
    IHostEnvironment IDistributedApplicationBuilder.Environment => inner.Environment;

    /// <inheritdoc/>
    public IServiceCollection Services => inner.Services;

    /// <inheritdoc/>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    /// <inheritdoc/>
    public DistributedApplication Build() =>
        Testing.Capture.Built(this, new DistributedApplication(resources, Settings));

    /// <summary>Adds a resource under its name.</summary>
    /// <exception cref="ArgumentException">The name is taken, or is no name.</exception>
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (!NamePattern.IsMatch(resource.Name))
            throw new ArgumentException($"'{resource.Name}' is no name: letters, digits and single hyphens make one.");
        if (resources.Exists(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"There is a resource called '{resource.Name}' already.");
        resources.Add(resource);
        return new LocalResourceBuilder<T>(this, resource);
    }

    private HostSettings Settings =>
        HostSettings.From(Configuration, inner.Environment.EnvironmentName, Path.GetDirectoryName(AppHostDirectory)!);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex NamePattern { get; }

    private sealed record LocalResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
        : IResourceBuilder<T>
        where T : IResource;
}
