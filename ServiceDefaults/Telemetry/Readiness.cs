using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>The checks behind <c>/health/ready</c>, as a gauge: 1 for each that holds, 0 for one that does not.</summary>
internal sealed class Readiness : IHealthCheckPublisher
{
    private volatile Measurement<int>[] _read = [];

    public Readiness(IMeterFactory meters) =>
        meters
            .Create(Own.Name)
            .CreateObservableGauge(
                "afterschool.ready",
                () => _read,
                "{check}",
                "1 while the check of that name holds, 0 while it does not."
            );

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _read =
        [
            .. report.Entries.Select(entry => new Measurement<int>(
                entry.Value.Status == HealthStatus.Healthy ? 1 : 0,
                new KeyValuePair<string, object?>("afterschool.check", entry.Key)
            )),
        ];
        return Task.CompletedTask;
    }
}

/// <summary>Sets the gauge up.</summary>
internal static class ReadinessSetup
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static void AddReadiness(this IHostApplicationBuilder builder, TimeSpan pause)
    {
        builder.Services.AddSingleton<IHealthCheckPublisher, Readiness>();
        builder.Services.Configure<HealthCheckPublisherOptions>(checks =>
        {
            // The framework takes no less.
            checks.Period = pause < Least ? Least : pause;
            checks.Predicate = check => check.Tags.Contains(Health.Ready);
        });
    }
}
