using Microsoft.Extensions.Logging;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>Reads again and again what gauges tell; each tells what was read last.</summary>
internal abstract class Watch<TFigures>(Watching often, ILogger log) : RecurringLook(often.Pause, log)
    where TFigures : class
{
    private volatile TFigures? _last;

    /// <summary>What was read last; null before the first reading, and after one that failed.</summary>
    protected TFigures? Last => _last;

    /// <summary>Reads.</summary>
    protected abstract Task<TFigures> ReadAsync(CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task LookAsync(CancellationToken ct)
    {
        try
        {
            _last = await ReadAsync(ct);
        }
        catch
        {
            // Whoever cannot look says nothing: an old number would pass for a new one.
            _last = null;
            throw;
        }
    }
}
