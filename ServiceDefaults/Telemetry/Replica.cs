using OpenTelemetry.Resources;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>Tells one replica from another, unless <c>OTEL_RESOURCE_ATTRIBUTES</c> does: the machine or pod, and the process.</summary>
internal sealed class Replica : IResourceDetector
{
    private const string Key = "service.instance.id";

    /// <inheritdoc />
    public Resource Detect() =>
        Environment.GetEnvironmentVariable("OTEL_RESOURCE_ATTRIBUTES")?.Contains(Key, StringComparison.Ordinal) == true
            ? Resource.Empty
            : new Resource([new(Key, $"{Environment.MachineName}:{Environment.ProcessId}")]);
}
