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

    public static IEnumerable<Instrument> Instruments(Proto request) =>
        Scopes(request)
            .SelectMany(scope =>
                scope.Body.Each(2).Select(metric => new Instrument(scope.Service, scope.Name, metric.Text(1)))
            );

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

    private static IEnumerable<(string Service, string Name, Proto Body)> Scopes(Proto request) =>
        from resource in request.Each(1)
        let service = resource.One(1) is { } one ? Attributes(one, 1).GetValueOrDefault("service.name", "") : ""
        from scope in resource.Each(2)
        select (service, scope.One(1)?.Text(1) ?? "", scope);

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
}
