using System.Text.Json;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>How two pages stand to one another in one key.</summary>
public enum Likeness
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>Both speak, and differ.</summary>
    Different,

    /// <summary>Only the first speaks.</summary>
    FirstOnly,

    /// <summary>Only the second speaks.</summary>
    SecondOnly,
}

/// <summary>One key of two pages.</summary>
/// <param name="Key">The key.</param>
/// <param name="Words">What it is called.</param>
/// <param name="First">What the first says; null where it is silent.</param>
/// <param name="Second">What the second says; null where it is silent.</param>
public sealed record ComparedKey(string Key, Said Words, ValueShown? First, ValueShown? Second)
{
    /// <summary>How they stand to one another.</summary>
    public Likeness Likeness =>
        (First, Second) switch
        {
            (not null, null) => Likeness.FirstOnly,
            (null, not null) => Likeness.SecondOnly,
            _ => Differences.Any() ? Likeness.Different : Likeness.Same,
        };

    /// <summary>Codes of the words for what differs; the sentences themselves always may.</summary>
    public IEnumerable<string> Differences
    {
        get
        {
            if (First is not { } first || Second is not { } second)
                yield break;
            if (!JsonElement.DeepEquals(first.Value, second.Value))
                yield return "law-differs-value";
            if (first.Force != second.Force)
                yield return "law-differs-force";
            if (first.Bound?.Code != second.Bound?.Code)
                yield return "law-differs-bound";
            if (first.IsDefault != second.IsDefault)
                yield return "law-differs-default";
        }
    }
}

/// <summary>Two pages side by side, key by key.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
public sealed record LawComparison(LawShown First, LawShown Second)
{
    /// <summary>Every key that one of them speaks of, in the order of the first.</summary>
    public IReadOnlyList<ComparedKey> Keys { get; } = Align(First, Second);

    /// <summary>How many keys stand so.</summary>
    public int Count(params Likeness[] kinds) => Keys.Count(key => kinds.Contains(key.Likeness));

    private static ComparedKey[] Align(LawShown first, LawShown second)
    {
        var others = second.Values.ToDictionary(value => value.Key);
        var own = first.Values.Select(value => value.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. first.Values.Select(value => new ComparedKey(
                value.Key,
                value.Words,
                value,
                others.GetValueOrDefault(value.Key)
            )),
            .. second
                .Values.Where(value => !own.Contains(value.Key))
                .Select(value => new ComparedKey(value.Key, value.Words, null, value)),
        ];
    }
}
