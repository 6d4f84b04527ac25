namespace AfterSchool.Testing.Otlp;

/// <summary>A span, as it was exported.</summary>
/// <param name="Service">Who exported it: <c>service.name</c>.</param>
/// <param name="Source">The instrumentation that made it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="TraceId">32 hex digits.</param>
/// <param name="Id">16 hex digits.</param>
/// <param name="ParentId">16 hex digits; empty at the root.</param>
/// <param name="Attributes">Its attributes, as text.</param>
public sealed record Span(
    string Service,
    string Source,
    string Name,
    string TraceId,
    string Id,
    string ParentId,
    IReadOnlyDictionary<string, string> Attributes
);

/// <summary>An instrument that was exported.</summary>
/// <param name="Service">Who exported it.</param>
/// <param name="Meter">Its meter.</param>
/// <param name="Name">Its name.</param>
public sealed record Instrument(string Service, string Meter, string Name);

/// <summary>What an instrument measured, as it was exported.</summary>
/// <param name="Service">Who exported it.</param>
/// <param name="Replica">Which of its replicas: <c>service.instance.id</c>.</param>
/// <param name="Meter">Its meter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Kind">gauge, counter, sum or histogram.</param>
/// <param name="Points">Its points.</param>
public sealed record Metric(
    string Service,
    string Replica,
    string Meter,
    string Name,
    string Description,
    string Unit,
    string Kind,
    IReadOnlyList<Point> Points
);

/// <summary>A point of a metric.</summary>
/// <param name="Attributes">Its tags, as text.</param>
/// <param name="Value">The value; how many were measured, of a histogram.</param>
public sealed record Point(IReadOnlyDictionary<string, string> Attributes, double Value);

/// <summary>A log record, as it was exported.</summary>
/// <param name="Service">Who exported it.</param>
/// <param name="Category">The logger's category.</param>
/// <param name="Text">The formatted message.</param>
/// <param name="TraceId">The trace it was written in; empty outside of one.</param>
/// <param name="Attributes">Its attributes, as text.</param>
public sealed record Log(
    string Service,
    string Category,
    string Text,
    string TraceId,
    IReadOnlyDictionary<string, string> Attributes
);

/// <summary>
/// The three requests of OTLP, by the field numbers of <c>opentelemetry/proto/collector/*/v1</c>: each has resources, each resource
/// scopes, each scope its spans, metrics or log records.
/// </summary>
internal static class Exported
{
    public static IEnumerable<Span> Spans(Proto request) =>
        Scopes(request)
            .SelectMany(scope =>
                scope
                    .Body.Each(2)
                    .Select(span => new Span(
                        scope.Service,
                        scope.Name,
                        span.Text(5),
                        span.Hex(1),
                        span.Hex(2),
                        span.Hex(4),
                        Attributes(span, 9)
                    ))
            );

    public static IEnumerable<Metric> Metrics(Proto request) =>
        Scopes(request).SelectMany(scope => scope.Body.Each(2).Select(metric => MetricOf(scope, metric)));

    public static IEnumerable<Log> Logs(Proto request) =>
        Scopes(request)
            .SelectMany(scope =>
                scope
                    .Body.Each(2)
                    .Select(log => new Log(
                        scope.Service,
                        scope.Name,
                        Value(log.One(5)),
                        log.Hex(9),
                        Attributes(log, 6)
                    ))
            );

    private static Metric MetricOf(Scope scope, Proto metric)
    {
        var (kind, data) =
            metric.One(5) is { } gauge ? ("gauge", gauge)
            : metric.One(7) is { } sum ? (sum.Number(3) == 1 ? "counter" : "sum", sum)
            : metric.One(9) is { } histogram ? ("histogram", histogram)
            : throw new InvalidDataException($"{metric.Text(1)} is of a kind that nobody here has met.");
        return new(
            scope.Service,
            scope.Replica,
            scope.Name,
            metric.Text(1),
            metric.Text(2),
            metric.Text(3),
            kind,
            [.. data.Each(1).Select(point => PointOf(kind, point))]
        );
    }

    // A number's point has its tags in field 7 and its value as a double or a whole number; a histogram's in 9, and its count.
    private static Point PointOf(string kind, Proto point) =>
        kind == "histogram"
            ? new(Attributes(point, 9), point.Number(4))
            : new(
                Attributes(point, 7),
                point.Has(4) ? BitConverter.UInt64BitsToDouble(point.Number(4)) : (long)point.Number(6)
            );

    private static IEnumerable<Scope> Scopes(Proto request) =>
        from resource in request.Each(1)
        let said = resource.One(1) is { } one ? Attributes(one, 1) : []
        from scope in resource.Each(2)
        select new Scope(
            said.GetValueOrDefault("service.name", ""),
            said.GetValueOrDefault("service.instance.id", ""),
            scope.One(1)?.Text(1) ?? "",
            scope
        );

    private static Dictionary<string, string> Attributes(Proto owner, int number) =>
        owner
            .Each(number)
            .GroupBy(pair => pair.Text(1))
            .ToDictionary(pairs => pairs.Key, pairs => Value(pairs.Last().One(2)));

    // A value is text, or a whole number in field 3; nobody here asks about the others.
    private static string Value(Proto? any) =>
        any switch
        {
            null => "",
            _ when any.Text(1) is { Length: > 0 } text => text,
            _ => $"{any.Number(3)}",
        };

    private sealed record Scope(string Service, string Replica, string Name, Proto Body);
}
