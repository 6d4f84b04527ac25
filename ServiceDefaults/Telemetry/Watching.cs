using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>
/// How often gauges are read. What an exporter is told is always the last reading: no question to a database or broker is asked on
/// the exporter's thread. Every replica reads the same tables and queues and tells the same number, so whoever draws them takes the
/// greatest of the replicas and never their sum.
/// </summary>
/// <param name="Pause">Between two readings.</param>
internal sealed record Watching(TimeSpan Pause);

/// <summary>Sets the readings up, where somebody is told of them.</summary>
internal static class WatchingSetup
{
    private const double UsualSeconds = 15;

    /// <summary>Whether anybody is told.</summary>
    public static bool IsExported(this IHostApplicationBuilder builder) =>
        !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Reads some gauges again and again; <c>Telemetry:LookSeconds</c> says how often.</summary>
    public static void AddWatch<TWatch>(this IHostApplicationBuilder builder)
        where TWatch : RecurringLook
    {
        if (builder.IsExported())
            builder.Services.AddHostedService<TWatch>();
    }

    public static void AddWatching(this IHostApplicationBuilder builder)
    {
        var pause = TimeSpan.FromSeconds(builder.Configuration.GetValue("Telemetry:LookSeconds", UsualSeconds));
        builder.Services.AddSingleton(new Watching(pause));
        builder.AddReadiness(pause);
    }
}
