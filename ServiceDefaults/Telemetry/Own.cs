using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>
/// What we measure and trace ourselves, beside what the framework does. Tags are names of our own code and of our queues: never a
/// person, a school or a place, so that there are as many series on the last day of a term as on the first.
/// </summary>
internal static class Own
{
    /// <summary>The meter's name, and that of the spans' source.</summary>
    public const string Name = "AfterSchool";

    /// <summary>The tag that names a queue, as OpenTelemetry has it.</summary>
    public const string Queue = "messaging.destination.name";

    /// <summary>Spans of our own.</summary>
    public static readonly ActivitySource Spans = new(Name);

    private static readonly Meter Meter = new(Name);

    // From a consumer that keeps up, through the longest of its retries, to a broker that was away overnight.
    private static readonly InstrumentAdvice<double> AgesSeconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600],
    };

    private static readonly Histogram<double> MessageAge = Meter.CreateHistogram(
        "afterschool.message.age",
        "s",
        "From the commit that told a message to the commit that applied it, by the consumer's queue.",
        tags: null,
        AgesSeconds
    );

    private static readonly Counter<long> LookFailures = Meter.CreateCounter<long>(
        "afterschool.look.failures",
        "{failure}",
        "Looks for what has become due that failed; the next one comes all the same."
    );

    /// <summary>
    /// A message was applied now. Its id (UUID v7) was made when it was written, by the machine's clock; messages with other ids
    /// came from somewhere else, and nobody knows how old they are.
    /// </summary>
    public static void Applied(string queue, Guid message)
    {
        if (WrittenAt(message) is { } written)
            MessageAge.Record(
                Math.Max(0, (TimeProvider.System.GetUtcNow() - written).TotalSeconds),
                new KeyValuePair<string, object?>(Queue, queue)
            );
    }

    /// <summary>Failures of a look so far grow by that many; none only makes the series known.</summary>
    public static void LookFailed(string look, int failures) =>
        LookFailures.Add(failures, new KeyValuePair<string, object?>("afterschool.look", look));

    /// <summary>When a row or message with that id was written; null for an id that carries no time.</summary>
    public static DateTimeOffset? WrittenAt(Guid id)
    {
        if (id.Version != 7)
            return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(
            System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16
        );
    }
}
