using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

/// <summary>
/// What one copy of the probe measures, read as an exporter reads it. An exporter hears every meter of a process that bears the name;
/// this one hears its own copy's, and what the process counts for all.
/// </summary>
internal sealed class Heard : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Tags), double> _last = new();
    private readonly ConcurrentQueue<(string Name, string Tags, double Value)> _all = new();

    public Heard(IServiceProvider services)
    {
        var own = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Name == "AfterSchool"
                && (instrument.Meter.Scope is null || instrument.Meter.Scope == own)
            )
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((of, value, tags, _) => Keep(of, value, tags));
        _listener.SetMeasurementEventCallback<long>((of, value, tags, _) => Keep(of, value, tags));
        _listener.SetMeasurementEventCallback<int>((of, value, tags, _) => Keep(of, value, tags));
        _listener.Start();
    }

    /// <summary>Every measurement so far.</summary>
    public IReadOnlyCollection<(string Name, string Tags, double Value)> All => _all;

    /// <summary>What a gauge tells now, by its tags' values; nothing where it tells nothing.</summary>
    public double? Now(string name, string tags = "")
    {
        _last.Clear();
        _listener.RecordObservableInstruments();
        return _last.TryGetValue((name, tags), out var value) ? value : null;
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument of, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(' ', tags.ToArray().Select(tag => tag.Value));
        _last[(of.Name, text)] = value;
        _all.Enqueue((of.Name, text, value));
    }
}
