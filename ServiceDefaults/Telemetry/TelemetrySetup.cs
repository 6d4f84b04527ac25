using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to, and logs on the console always. Nothing
/// that a person wrote is in any of them: see <see cref="Discretion"/>.
/// </summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this IHostApplicationBuilder builder, string name)
    {
        builder.Logging.AddConsole(console => console.FormatterName = DiscreetConsole.Name);
        builder.Logging.AddConsoleFormatter<
            DiscreetConsole,
            Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions
        >();
        // Below warnings these write whole URLs and the input they could not bind, whatever the default level is. Whoever needs more
        // for an hour names the category in full.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
        if (!builder.IsExported())
            return;

        builder.Configuration["OTEL_SERVICE_NAME"] ??= name;
        builder.AddWatching();
        // The events that libraries put into spans are their exceptions, and those quote what could not be read. The log has the
        // same failure, discreetly, under the same trace id.
        builder.Configuration["OTEL_SPAN_EVENT_COUNT_LIMIT"] = "0";
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.AddProcessor(new DiscreetLogs());
        });
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddDetector(new Replica()))
            .WithTracing(tracing =>
                tracing
                    .AddSource("MassTransit", "AfterSchool.Outbox", Own.Name)
                    .AddAspNetCoreInstrumentation(web =>
                        web.Filter = context => !context.Request.Path.StartsWithSegments("/health")
                    )
                    .AddHttpClientInstrumentation()
                    .AddNpgsql()
                    .AddProcessor(new DiscreetSpans())
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter("MassTransit", "Npgsql", Own.Name)
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
            )
            .UseOtlpExporter();
    }
}
