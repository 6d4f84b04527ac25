using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>Grades as schools write them (一年级 to 九年级, 初一 to 初三), and as we count them, 1 to 9.</summary>
public static partial class GradeWords
{
    private const string Counted = "一二三四五六七八九";

    /// <summary>Every grade's usual word, the first grade's first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Counted.Select(sign => $"{sign}年级")];

    /// <summary>Every way of writing a grade.</summary>
    public static FrozenDictionary<string, int> Known { get; } =
        Enumerable
            .Range(1, 9)
            .SelectMany(grade => Ways(grade).Select(word => KeyValuePair.Create(word, grade)))
            .ToFrozenDictionary();

    /// <summary>The word for a grade; the number itself where there is none.</summary>
    public static string Say(int grade) => grade is >= 1 and <= 9 ? All[grade - 1] : $"{grade}";

    /// <summary>Several grades: 一年级、三年级, 一至三年级, 1-3; null where it cannot be read. Expects usual signs, no white space.</summary>
    public static int[]? Read(string text)
    {
        var grades = new SortedSet<int>();
        foreach (var part in Parting().Split(text).Where(part => part.Length > 0))
        {
            var ends = Reaching().Split(part);
            if (
                ends.Length > 2
                || !Known.TryGetValue(ends[0], out var first)
                || !Known.TryGetValue(ends[^1], out var last)
            )
                return null;
            if (last < first)
                return null;
            grades.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return grades.Count > 0 ? [.. grades] : null;
    }

    private static string[] Ways(int grade)
    {
        string[] always = [$"{Counted[grade - 1]}年级", $"{Counted[grade - 1]}", $"{grade}年级", $"{grade}"];
        return grade < 7 ? always : [.. always, $"初{Counted[grade - 7]}", $"初中{Counted[grade - 7]}年级"];
    }

    [GeneratedRegex("[、,;/和及]")]
    private static partial Regex Parting();

    [GeneratedRegex("[至到~—–-]+")]
    private static partial Regex Reaching();
}
