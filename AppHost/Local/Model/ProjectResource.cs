using System.Reflection;
using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project, run from its build output.</summary>
public sealed class ProjectResource : ProcessResource, IResourceWithServiceDiscovery
{
    private readonly string projectPath;

    internal ProjectResource(string name, string projectPath)
        : base(name) => this.projectPath = projectPath;

    internal override async Task<IServer> ToServerAsync(HostSettings settings, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(projectPath)!;
        var assembly = $"AfterSchool.{Path.GetFileNameWithoutExtension(projectPath)}.dll";
        var output = Path.Combine(folder, "bin", Configuration, "net10.0", assembly);
        if (!File.Exists(output))
            throw new FileNotFoundException($"{Name} is not built ({output}): dotnet build -c {Configuration}");

        var environment = await ResolveEnvironmentAsync(ct);
        var address = IsExternal ? settings.ExternalAddress : EndpointReference.LoopbackAddress;
        var urls = Endpoints.Select(endpoint => $"{endpoint.Scheme}://{address}:{endpoint.Port}");
        if (Endpoints.Count > 0)
            environment["ASPNETCORE_URLS"] = string.Join(';', urls);
        environment["DOTNET_ENVIRONMENT"] = environment["ASPNETCORE_ENVIRONMENT"] = settings.EnvironmentName;
        environment["OTEL_SERVICE_NAME"] = Name;
        environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Name}-1";
        return new LocalProcess(new ProcessSpec("dotnet", [output, .. Arguments], folder, environment), this);
    }

    /// <summary>Projects are run in the configuration this host was built in.</summary>
    private static string Configuration =>
        typeof(ProjectResource)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == "Configuration")
            .Value!;
}

/// <summary>Any other program.</summary>
public sealed class ExecutableResource : ProcessResource, IResourceWithServiceDiscovery
{
    private readonly (string Command, string Folder) program;

    internal ExecutableResource(string name, string command, string workingDirectory)
        : base(name) => program = (command, workingDirectory);

    internal override async Task<IServer> ToServerAsync(HostSettings settings, CancellationToken ct)
    {
        var environment = await ResolveEnvironmentAsync(ct);
        return new LocalProcess(new ProcessSpec(program.Command, [.. Arguments], program.Folder, environment), this);
    }
}
