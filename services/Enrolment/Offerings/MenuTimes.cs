using System.Globalization;
using System.Text.RegularExpressions;
using AfterSchool.ServiceDefaults.Workbooks;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// When an offering is held, as schools write it: 周一、周三 with start and end beside it, 周一至周五, or each with its own time:
/// 周一16:30-17:30、周三17:00-18:00、2026-09-12 9:00-11:00.
/// </summary>
internal static partial class MenuTimes
{
    /// <summary>No offering has more times in a week, and no resource more free hours.</summary>
    public const int Most = 35;

    private const string Days = "日一二三四五六";
    private const char Parts = '、';

    /// <summary>Reads the four cells; null, with the fault noted, where they cannot be read together.</summary>
    public static (WeeklySlot[] Weekly, ExtraSession[] Extra)? Read(SheetRow row)
    {
        var faults = row.Faults.Count;
        var (text, day) = (row.Code(MenuColumns.Times, 500), row.Date(MenuColumns.Day));
        var (starts, ends) = (row.Time(MenuColumns.Starts), row.Time(MenuColumns.Ends));
        var span = starts is { } from && ends is { } until ? new Span(from, until) : (Span?)null;
        // Nothing would be made of such a cell, and nobody would hear of it.
        if (row.Faults.Count == faults && ((starts is null) != (ends is null) || (day is not null && span is null)))
        {
            row.Wrong(MenuColumns.Starts, "menu-times-missing");
            return null;
        }

        var (weekly, extra) = (new List<WeeklySlot>(), new List<ExtraSession>());
        if (day is { } single && span is { } then)
            extra.Add(new ExtraSession(single, then.Starts, then.Ends));
        foreach (var part in Parting().Split(text ?? "").Where(part => part.Length > 0))
            if (!Take(part, span, weekly, extra) || weekly.Count > Most)
            {
                row.Wrong(MenuColumns.Times, "menu-times-wrong");
                return null;
            }

        if (weekly.Count + extra.Count == 0)
        {
            if (row.IsSound)
                row.Wrong(day is null && text is null ? MenuColumns.Times : MenuColumns.Starts, "menu-times-missing");
            return null;
        }

        return (Ordered(weekly), [.. extra.OrderBy(one => one.Day).ThenBy(one => one.Starts)]);
    }

    /// <summary>Days of the week, each with its own time; null where they cannot be read. Expects usual signs, no white space.</summary>
    public static WeeklySlot[]? Read(string text)
    {
        var (weekly, extra) = (new List<WeeklySlot>(), new List<ExtraSession>());
        var parts = Parting().Split(text).Where(part => part.Length > 0);
        return parts.All(part => Take(part, null, weekly, extra)) && extra.Count == 0 && weekly.Count <= Most
            ? Ordered(weekly)
            : null;
    }

    /// <summary>Days of the week as <see cref="Read(string)"/> reads them.</summary>
    public static string Say(IEnumerable<WeeklySlot> weekly) => string.Join(Parts, Ordered(weekly).Select(Say));

    /// <summary>The four cells of an offering, as <see cref="Read(SheetRow)"/> reads them.</summary>
    public static (string? Times, DateOnly? Day, TimeOnly? Starts, TimeOnly? Ends) Say(
        WeeklySlot[] weekly,
        ExtraSession[] extra
    )
    {
        if (extra.Length == 0 && weekly.Select(slot => (slot.Starts, slot.Ends)).Distinct().Count() == 1)
            return (
                string.Join(Parts, Ordered(weekly).Select(slot => DayOf(slot.Weekday))),
                null,
                weekly[0].Starts,
                weekly[0].Ends
            );
        if (weekly.Length == 0 && extra is [var only])
            return (null, only.Day, only.Starts, only.Ends);
        return (SayEach(weekly, extra), null, null, null);
    }

    /// <summary>Every time of an offering with its own hours, in one cell.</summary>
    public static string SayEach(IEnumerable<WeeklySlot> weekly, IEnumerable<ExtraSession> extra) =>
        string.Join(
            Parts,
            Ordered(weekly)
                .Select(Say)
                .Concat(extra.Select(one => $"{one.Day:yyyy-MM-dd} {one.Starts:HH\\:mm}-{one.Ends:HH\\:mm}"))
        );

    /// <summary>In the order of the week, which begins on Monday.</summary>
    public static WeeklySlot[] Ordered(IEnumerable<WeeklySlot> weekly) =>
        [.. weekly.OrderBy(slot => ((int)slot.Weekday + 6) % 7).ThenBy(slot => slot.Starts)];

    private static string Say(WeeklySlot slot) => $"{DayOf(slot.Weekday)} {slot.Starts:HH\\:mm}-{slot.Ends:HH\\:mm}";

    private static bool Take(string part, Span? beside, List<WeeklySlot> weekly, List<ExtraSession> extra)
    {
        var match = Part().Match(part);
        if (!match.Success)
            return false;
        var own = match.Groups["from"].Success
            ? new Span(Time(match.Groups["from"]), Time(match.Groups["until"]))
            : beside;
        if (own is not { } span)
            return false;
        if (match.Groups["date"].Success)
        {
            if (!DateOnly.TryParseExact(match.Groups["date"].ValueSpan, "yyyy-M-d", out var day))
                return false;
            extra.Add(new ExtraSession(day, span.Starts, span.Ends));
            return true;
        }

        var (first, last) = (
            DayIn(match.Groups["first"]),
            DayIn(match.Groups[match.Groups["last"].Success ? "last" : "first"])
        );
        for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
        {
            weekly.Add(new WeeklySlot(day, span.Starts, span.Ends));
            if (day == last)
                return true;
        }
    }

    private static string DayOf(DayOfWeek day) => $"周{Days[(int)day]}";

    private static DayOfWeek DayIn(Group sign) =>
        (DayOfWeek)Math.Max(0, Days.IndexOf(sign.ValueSpan[0] is '天' ? '日' : sign.ValueSpan[0]));

    private static TimeOnly Time(Group text) => TimeOnly.Parse(text.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("[、,;/和及]")]
    private static partial Regex Parting();

    [GeneratedRegex(
        "^(?:(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})|(?:周|星期|礼拜)?(?<first>[一二三四五六日天])(?:[至到~—–-](?:周|星期|礼拜)?(?<last>[一二三四五六日天]))?)"
            + "(?<from>(?:[01]?[0-9]|2[0-3]):[0-5][0-9])?(?(from)[至到~—–-](?<until>(?:[01]?[0-9]|2[0-3]):[0-5][0-9]))$"
    )]
    private static partial Regex Part();

    private readonly record struct Span(TimeOnly Starts, TimeOnly Ends);
}
