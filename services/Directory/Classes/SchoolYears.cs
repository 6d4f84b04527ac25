using System.Text.RegularExpressions;

namespace AfterSchool.Directory.Classes;

/// <summary>School years (学年), by the calendar year in which they begin: 2026 is 2026-2027.</summary>
internal static partial class SchoolYears
{
    // Classes of the new year are made up in the summer holidays.
    private const int BeginsInMonth = 8;

    public const int First = 2000;
    public const int Last = 2100;

    /// <summary>The school year of a day.</summary>
    public static int Of(DateOnly day) => day.Month >= BeginsInMonth ? day.Year : day.Year - 1;

    /// <summary>2026 as schools write it.</summary>
    public static string Say(int year) => $"{year}-{year + 1}";

    /// <summary>2026, 2026-2027 or 2026-2027学年; null where it is none. Expects usual signs, no white space.</summary>
    public static int? Read(string text) =>
        Written().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            is var year
                and >= First
                and <= Last
        && (
            !match.Groups[2].Success
            || match.Groups[2].Value == $"{year + 1}"
            || match.Groups[2].Value == $"{(year + 1) % 100:00}"
        )
            ? year
            : null;

    [GeneratedRegex("^([0-9]{4})(?:[-—–~至/]([0-9]{4}|[0-9]{2}))?(?:学年)?$")]
    private static partial Regex Written();
}
