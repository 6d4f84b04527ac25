using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>An application under construction.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>appsettings.json beside AppHost.cs, then environment, then the command line.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the AppHost project; paths of projects start there.</summary>
    string AppHostDirectory { get; }

    /// <summary>Development or Production, from DOTNET_ENVIRONMENT.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Services of the host itself.</summary>
    IServiceCollection Services { get; }

    /// <summary>Run or publish.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Ends construction.</summary>
    DistributedApplication Build();
}

/// <summary>Why the application is built. The local host only ever runs.</summary>
public sealed class DistributedApplicationExecutionContext
{
    /// <summary>True: it will run.</summary>
    public bool IsRunMode { get; } = true;

    /// <summary>False: publishing is for the real Aspire.</summary>
    public bool IsPublishMode => !IsRunMode;
}
