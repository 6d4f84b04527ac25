using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// Not ready before the own queues have been made once: a broker forgets what it is told for nobody. From then on they are there, and a
/// broker that is away keeps nobody from serving; what is to be told waits in the outbox.
/// </summary>
internal sealed class QueuesAreThere(IBusControl bus) : IHealthCheck
{
    private volatile bool _were;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
    {
        _were = _were || bus.CheckHealth().Status == BusHealthStatus.Healthy;
        return Task.FromResult(
            _were ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Its queues are not made yet.")
        );
    }
}
