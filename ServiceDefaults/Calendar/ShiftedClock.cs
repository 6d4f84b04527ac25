using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults.Calendar;

/// <summary>
/// The real time plus a shift that stands in a file, so that a rehearsal can live a whole term in minutes and all
/// processes agree. Only what the clock says is shifted: timers and elapsed time run as ever.
/// </summary>
/// <remarks>
/// The file holds one <see cref="TimeSpan"/>, <c>30.00:00:00</c> for thirty days ahead. No file, or an empty one, is
/// no shift; a broken one leaves the last good shift. Write it beside and rename it: a file caught half written counts
/// as what it holds at that moment.
/// </remarks>
public sealed class ShiftedClock : TimeProvider
{
    /// <summary>The configuration key that names the file.</summary>
    public const string ShiftFileKey = "Clock:ShiftFile";

    private static readonly TimeSpan CheckedAtMostEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(36_500);

    private readonly TimeProvider real;
    private readonly string path;

    // Swapped whole, never changed: two threads may both read the file, and either outcome is right.
    private volatile Reading last;

    internal ShiftedClock(TimeProvider real, string path)
    {
        (this.real, this.path) = (real, path);
        last = Read(new(TimeSpan.Zero, Stamp: null, real.GetTimestamp()));
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <summary>The clock of a process: the system's, or a shifted one where a shift file is configured.</summary>
    /// <exception cref="InvalidOperationException">A shift file is configured in Production.</exception>
    public static TimeProvider ClockFrom(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = configuration[ShiftFileKey];
        if (string.IsNullOrWhiteSpace(path))
            return System;

        // Deadlines, receipts and the order of a draw are evidence; no file may move them.
        if (environment.IsProduction())
            throw new InvalidOperationException(
                $"{ShiftFileKey} is set, and in Production the clock is never shifted."
            );

        return new ShiftedClock(System, path);
    }

    /// <summary>The real time plus the shift of the moment.</summary>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Shift();

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    private TimeSpan Shift()
    {
        var reading = last;
        if (real.GetElapsedTime(reading.CheckedAt) >= CheckedAtMostEvery)
            last = reading = Read(reading);
        return reading.Shift;
    }

    private Reading Read(Reading before)
    {
        var now = real.GetTimestamp();
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return new(TimeSpan.Zero, Stamp: null, now);

            // The stamp is taken before the content, so that a change in between is seen at the next check.
            var stamp = (file.LastWriteTimeUtc, file.Length);
            return stamp == before.Stamp
                ? before with
                {
                    CheckedAt = now,
                }
                : new(Parsed(File.ReadAllText(path)) ?? before.Shift, stamp, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return before with { CheckedAt = now };
        }
    }

    /// <summary>The shift, or null when the text is broken or moves the clock by more than a century.</summary>
    private static TimeSpan? Parsed(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return TimeSpan.Zero;

        return
            TimeSpan.TryParseExact(trimmed, "c", CultureInfo.InvariantCulture, out var shift)
            && shift >= -Limit
            && shift <= Limit
            ? shift
            : null;
    }

    private sealed record Reading(TimeSpan Shift, (DateTime, long)? Stamp, long CheckedAt);
}
