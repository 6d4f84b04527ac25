using System.Collections.Frozen;
using System.Globalization;

namespace AfterSchool.ServiceDefaults.Calendar;

/// <summary>
/// Working days and class days of mainland China: weekdays without the public holidays, and the weekend days that are
/// worked in exchange (调休), as the State Council announces them year by year. Immutable.
/// </summary>
public sealed class ChinaCalendar
{
    /// <summary>The furthest that working days are counted, either way: some twenty years.</summary>
    public const int LimitWorkingDays = 5_000;

    private const string DataName = "china-days.txt";

    private readonly FrozenSet<DateOnly> off;
    private readonly FrozenSet<DateOnly> on;
    private readonly FrozenSet<int> years;

    private ChinaCalendar(HashSet<DateOnly> off, HashSet<DateOnly> on, HashSet<int> years) =>
        (this.off, this.on, this.years) = (off.ToFrozenSet(), on.ToFrozenSet(), years.ToFrozenSet());

    /// <summary>The years announced when this program was built (<c>china-days.txt</c>), read once.</summary>
    public static ChinaCalendar Announced { get; } = ReadEmbedded();

    /// <summary>True on weekdays that are no public holiday, and on weekend days worked in exchange.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? on.Contains(day) : !off.Contains(day);

    /// <summary>
    /// True on the days on which schools have lessons as far as the State Council decides: a school makes up the
    /// exchanged weekend days like everybody. Vacations are the term's matter, not the calendar's.
    /// </summary>
    public bool IsClassDay(DateOnly day) => IsWorkingDay(day);

    /// <summary>True on the days of a public holiday (法定节假日), the weekend days within it among them.</summary>
    public bool IsHoliday(DateOnly day) => off.Contains(day);

    /// <summary>
    /// True when the day's year is not announced: then only weekends are known, and whatever was computed is
    /// provisional (暂定) and must be computed again when the year is here.
    /// </summary>
    public bool IsProvisional(DateOnly day) => !years.Contains(day.Year);

    /// <summary>
    /// The day on which a period of working days ends. The first day is not counted (Civil Code 民法典, art. 201:
    /// 「开始的当日不计入」): a period opened on a Friday and one working day long ends on Monday.
    /// </summary>
    /// <param name="from">The day that opens the period; any day.</param>
    /// <param name="days">
    /// Working days, at most <see cref="LimitWorkingDays"/>; negative counts back, 0 is the day itself.
    /// </param>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, LimitWorkingDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, -LimitWorkingDays);

        var step = Math.Sign(days);
        var day = from;
        for (var left = Math.Abs(days); left > 0; )
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and with <paramref name="to"/>: the inverse of
    /// <see cref="AddWorkingDays"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="to"/> is before <paramref name="from"/>.
    /// </exception>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);

        var count = 0;
        for (var day = from; day < to; )
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>Reads a calendar in the form of <c>china-days.txt</c>, whose first lines explain it.</summary>
    /// <exception cref="FormatException">A line is not of that form; the message names the line.</exception>
    public static ChinaCalendar Read(TextReader text)
    {
        HashSet<DateOnly> off = [];
        HashSet<DateOnly> on = [];
        HashSet<int> years = [];
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] is '#')
                continue;

            if (line.Split(' ') is not [var year, "off" or "on", _, ..] words)
                throw new FormatException($"Line {number}: expected a year, off or on, and days.");

            var days = words[1] is "off" ? off : on;
            foreach (var run in words[2..])
                if (!TryAddRun(days, year, run))
                    throw new FormatException($"Line {number}: {year} {run} is no day or run of days.");
            if (words[1] is "off")
                years.Add(int.Parse(year, CultureInfo.InvariantCulture));
        }

        return new(off, on, years);
    }

    private static bool TryAddRun(HashSet<DateOnly> days, string year, string run)
    {
        var (from, to) = run.IndexOf('-') is > 0 and var dash ? (run[..dash], run[(dash + 1)..]) : (run, run);
        if (!TryDay(year + from, out var first) || !TryDay(year + to, out var last) || last < first)
            return false;

        for (var day = first; day <= last; day = day.AddDays(1))
            days.Add(day);
        return true;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static ChinaCalendar ReadEmbedded()
    {
        var stream =
            typeof(ChinaCalendar).Assembly.GetManifestResourceStream(DataName)
            ?? throw new InvalidOperationException($"The build left out {DataName}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
