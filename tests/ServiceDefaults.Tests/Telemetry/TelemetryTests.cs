using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

public sealed class TelemetryTests(ExportingProbe probe) : IClassFixture<ExportingProbe>
{
    // MassTransit's meter is the process's, and goes with the first bus of a process that has many: EndToEnd asks for it.
    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting", "http.server.request.duration")]
    [InlineData("System.Net.Http", "http.client.request.duration")]
    [InlineData("Npgsql", "db.client.operation.duration")]
    [InlineData("System.Runtime", "dotnet.gc.collections")]
    [InlineData("AfterSchool", "afterschool.message.age")]
    [InlineData("AfterSchool", "afterschool.outbox.age")]
    [InlineData("AfterSchool", "afterschool.queue.dead")]
    [InlineData("AfterSchool", "afterschool.duty.overdue")]
    [InlineData("AfterSchool", "afterschool.ready")]
    public Task Every_instrument_is_exported(string meter, string name) =>
        Eventually.True(
            () => probe.Receiver.Instruments.Contains(new Instrument("probe", meter, name)),
            $"{name} of {meter} is exported"
        );

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("System.Net.Http")]
    [InlineData("Npgsql")]
    [InlineData("MassTransit")]
    [InlineData("AfterSchool.Outbox")]
    [InlineData("AfterSchool")]
    public Task Every_source_of_spans_is_exported(string source) =>
        Eventually.True(
            () => probe.Receiver.Spans.Any(span => span.Service == "probe" && span.Source == source),
            $"spans of {source} are exported"
        );

    [Fact]
    public async Task One_trace_goes_from_the_request_through_outbox_and_broker_to_the_consumer()
    {
        var request = await SpanAsync(span =>
            span.Source == "Microsoft.AspNetCore" && span.Attributes["url.path"] == $"/probe/v1/families/{probe.Family}"
        );
        var publish = await ChildAsync(request, "outbox publish");
        var send = await ChildAsync(publish, "AfterSchool.Contracts.Supervision:CaseSubstantiated send");
        var receive = await ChildAsync(send, "probe-mark-when-case-substantiated receive");
        await SpanAsync(span =>
            IsChild(span, receive)
            && span.Attributes.GetValueOrDefault("db.query.text", "").Contains("into inbox", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_has_the_number_of_a_thing_finds_the_trace_it_was_made_in()
    {
        var request = await SpanAsync(span =>
            span.Source == "Microsoft.AspNetCore" && span.Attributes["url.path"] == $"/probe/v1/families/{probe.Family}"
        );

        // What the request told was applied by a consumer, which made the thing.
        var made = await SpanAsync(span => span.Attributes.GetValueOrDefault("afterschool.mark") == $"{probe.Family}");

        Assert.Equal(("mark made", request.TraceId), (made.Name, made.TraceId));
        await Eventually.True(
            () => probe.Receiver.Logs.Any(log => log.Text == $"mark {probe.Family} was made; trace {request.TraceId}."),
            "a line of the log says so"
        );
    }

    [Fact]
    public async Task Each_replica_says_which_one_it_is()
    {
        await Eventually.True(() => probe.Receiver.Metrics.Count > 0, "something is measured");

        Assert.All(probe.Receiver.Metrics, metric => Assert.NotEmpty(metric.Replica));
    }

    [Fact]
    public async Task Nothing_that_a_person_wrote_is_exported()
    {
        // The last of each failing caller has arrived, or there would be nothing to look for.
        await LogAsync("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", "System.FormatException");
        await LogAsync("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", "Npgsql.PostgresException");
        await Eventually.True(
            () =>
                probe.Receiver.Logs.Any(log => log.Text.StartsWith("R-FAULT", StringComparison.Ordinal))
                && probe.Receiver.Spans.Any(span =>
                    span.Name.EndsWith("sanction-imposed receive", StringComparison.Ordinal)
                ),
            "the consumer's failure is exported"
        );
        await SpanAsync(span => span.Attributes.GetValueOrDefault("url.path") == "/probe/v1/…/…/…");
        await SpanAsync(span =>
            span.Attributes.GetValueOrDefault("url.full", "").EndsWith("/probe/v1/…/…/…", StringComparison.Ordinal)
        );

        Assert.Empty(probe.Receiver.Mentions(ExportingProbe.Name));
        Assert.Empty(probe.Receiver.Mentions(ExportingProbe.Phone));
        Assert.Empty(probe.Receiver.Mentions(ExportingProbe.CitizenNumber));
    }

    [Fact]
    public async Task Logs_are_in_the_trace_of_their_request()
    {
        var log = await LogAsync(
            "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware",
            "System.FormatException"
        );

        await SpanAsync(span =>
            span.TraceId == log.TraceId && span.Attributes.GetValueOrDefault("http.response.status_code") == "500"
        );
    }

    [Fact]
    public async Task A_collector_that_speaks_gRPC_hears_the_same()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var service = await ProbeService.StartAsync(
            await ProbeBackends.NewAsync(),
            settings: ExportingProbe.SettingsFor(receiver.Grpc, "grpc")
        );

        await Eventually.True(
            () => receiver is { Spans.Count: > 0, Instruments.Count: > 0, Logs.Count: > 0 },
            "spans, instruments and logs are exported"
        );
    }

    [Fact]
    public async Task Without_an_endpoint_nobody_is_set_up_to_export()
    {
        await using var service = await ProbeService.StartAsync(await ProbeBackends.NewAsync());

        Assert.Null(service.Services.GetService<TracerProvider>());
        Assert.Null(service.Services.GetService<MeterProvider>());
        Assert.Empty(service.Services.GetServices<ILoggerProvider>().OfType<OpenTelemetryLoggerProvider>());
    }

    private Task<Span> ChildAsync(Span parent, string name) =>
        SpanAsync(span => IsChild(span, parent) && span.Name == name);

    private static bool IsChild(Span span, Span parent) => (span.TraceId, span.ParentId) == (parent.TraceId, parent.Id);

    private Task<Span> SpanAsync(Func<Span, bool> fits) =>
        Eventually.Some(() => Task.FromResult(probe.Receiver.Spans.FirstOrDefault(fits)), "the span is exported");

    private Task<Log> LogAsync(string category, string exception) =>
        Eventually.Some(
            () =>
                Task.FromResult(
                    probe.Receiver.Logs.FirstOrDefault(log =>
                        log.Category == category && log.Attributes.GetValueOrDefault("exception.type") == exception
                    )
                ),
            $"{exception} is logged"
        );
}
