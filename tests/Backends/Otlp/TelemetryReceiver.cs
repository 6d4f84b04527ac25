using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AfterSchool.Testing.Otlp;

/// <summary>Receives what processes say of themselves: OTLP as a collector takes it, by gRPC and by protobuf over HTTP.</summary>
public sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _received = new();
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly ConcurrentQueue<Metric> _metrics = new();
    private readonly ConcurrentQueue<Log> _logs = new();
    private readonly WebApplication _app;

    private TelemetryReceiver()
    {
        var (http, grpc) = (Backends.FreePort(), Backends.FreePort());
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(http, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.ListenLocalhost(grpc, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.Run(ReceiveAsync);
        (Http, Grpc) = (new Uri($"http://127.0.0.1:{http}"), new Uri($"http://127.0.0.1:{grpc}"));
    }

    /// <summary>For <c>OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf</c>.</summary>
    public Uri Http { get; }

    /// <summary>For gRPC, which is the default.</summary>
    public Uri Grpc { get; }

    /// <summary>Every span so far.</summary>
    public IReadOnlyCollection<Span> Spans => [.. _spans];

    /// <summary>Every instrument so far, as often as it was exported.</summary>
    public IReadOnlyCollection<Instrument> Instruments =>
        [.. _metrics.Select(metric => new Instrument(metric.Service, metric.Meter, metric.Name))];

    /// <summary>Everything measured so far, as often as it was exported; the latest last.</summary>
    public IReadOnlyCollection<Metric> Metrics => [.. _metrics];

    /// <summary>Every log record so far.</summary>
    public IReadOnlyCollection<Log> Logs => [.. _logs];

    /// <summary>Starts receiving.</summary>
    public static async Task<TelemetryReceiver> StartAsync()
    {
        var receiver = new TelemetryReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Where any of these stands in anything received, in whatever spelling, with what is around it.</summary>
    public IReadOnlyList<string> Mentions(params IEnumerable<string> said)
    {
        var mentions = new Mentions(said);
        return [.. _received.SelectMany(one => mentions.In(one)).Take(20)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var isGrpc = http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        // gRPC puts five bytes before the message: not compressed, and how long it is.
        var message = isGrpc ? body.ToArray()[5..] : body.ToArray();
        Keep(http.Request.Path.Value!, message);

        http.Response.ContentType = http.Request.ContentType;
        if (!isGrpc)
            return;
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    private void Keep(string path, byte[] message)
    {
        _received.Enqueue(message);
        var request = Proto.Read(message);
        switch (path)
        {
            case "/v1/traces" or "/opentelemetry.proto.collector.trace.v1.TraceService/Export":
                Add(_spans, Exported.Spans(request));
                break;
            case "/v1/metrics" or "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export":
                Add(_metrics, Exported.Metrics(request));
                break;
            case "/v1/logs" or "/opentelemetry.proto.collector.logs.v1.LogsService/Export":
                Add(_logs, Exported.Logs(request));
                break;
            default:
                throw new InvalidOperationException($"{path} is no path of OTLP.");
        }
    }

    private static void Add<T>(ConcurrentQueue<T> kept, IEnumerable<T> more)
    {
        foreach (var one in more)
            kept.Enqueue(one);
    }
}
