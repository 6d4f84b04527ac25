using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A value of a page of the law with the sentence it was read from; the unit is said by the page's property.</summary>
/// <typeparam name="T">Number, list, code or flag.</typeparam>
public sealed record Cited<T> : ICited
{
    /// <summary>The value itself.</summary>
    public required T Value { get; init; }

    /// <summary>How strongly the sentence binds.</summary>
    public required Force Force { get; init; }

    /// <summary>The body bound, where the force is a duty: school, educationAuthority, …</summary>
    public string? Bound { get; init; }

    /// <summary>The article, as the document labels it.</summary>
    public required string Article { get; init; }

    /// <summary>The sentence, verbatim; of a default, what the default is for.</summary>
    public required string Quote { get; init; }

    /// <summary>Further sentences that say the same or its other half.</summary>
    public IReadOnlyList<Passage> Also { get; init; } = [];

    /// <summary>True where the document leaves it open and the value is our default until an authority enters one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Set when the page is read, or by the local setting that gave the value.</summary>
    [JsonIgnore]
    public IReadOnlyList<Citation> Sources { get; private set; } = [];

    /// <summary>A finding of this value's own force: what a broken rule comes to in this place.</summary>
    /// <param name="rule">Stable rule code.</param>
    /// <param name="compared">The numbers or words compared, for people; never personal data.</param>
    public Ruling Broken(string rule, object? compared = null) => Broken(rule, Force, compared);

    /// <summary>As <see cref="Broken(string, object?)"/>, for the part of the sentence that has another force.</summary>
    public Ruling Broken(string rule, Force force, object? compared = null) =>
        force switch
        {
            Force.Ban => Ruling.Of(rule, Verdict.Refused, Sources, compared),
            Force.Principle => Ruling.Of(rule, Verdict.NeedsReason, Sources, compared),
            Force.OpenList => Ruling.Of(rule, Verdict.Held, Sources, compared),
            Force.Duty => Ruling.Of(rule, Verdict.Duty, Sources, compared, Bound ?? "school"),
            Force.Main or Force.Encouraged => Ruling.Of(rule, Verdict.Noted, Sources, compared),
            _ => Ruling.Permitted,
        };

    /// <summary>A finding that keeps the step of the body bound pending until its duty is done.</summary>
    public Ruling Pending(string rule, object? compared = null) =>
        Ruling.Of(rule, Verdict.Pending, Sources, compared, Bound ?? "school");

    object? ICited.Plain => Value;

    IEnumerable<Passage> ICited.Passages => [new Passage(Article, Quote), .. Also];

    void ICited.Cite(Func<Passage, bool, Citation> cite) =>
        Sources = [cite(new Passage(Article, Quote), IsDefault), .. Also.Select(passage => cite(passage, IsDefault))];

    /// <summary>The same rule where another value decides with it: its own sentence first, then the other's.</summary>
    public Cited<T> And(ICited? other) => other is null ? this : this with { Sources = [.. Sources, .. other.Sources] };

    /// <summary>The same rule with another value, as a local setting says it; both are cited.</summary>
    public Cited<T> Replaced(T value, Citation by) =>
        this with
        {
            Value = value,
            IsDefault = false,
            Sources = [by, .. Sources],
        };
}

/// <summary>Values that stand in no page.</summary>
public static class Cited
{
    /// <summary>A value that only a local authority gives; it binds as a ban does, since the authority decides it.</summary>
    public static Cited<T> ByAuthority<T>(T value, Citation by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return new Cited<T>
        {
            Value = value,
            Force = Force.Ban,
            Article = by.Article,
            Quote = by.Quote,
        }.Replaced(value, by);
    }
}

/// <summary>An article and its sentence.</summary>
/// <param name="Article">The document's own label.</param>
/// <param name="Quote">The sentence, verbatim.</param>
public sealed record Passage(string Article, string Quote);

/// <summary>What the reader of pages needs of a value without knowing its type.</summary>
public interface ICited
{
    /// <summary>The value.</summary>
    object? Plain { get; }

    /// <summary>How strongly the sentence binds.</summary>
    Force Force { get; }

    /// <summary>The body bound, where the force is a duty.</summary>
    string? Bound { get; }

    /// <summary>True where the value is our default.</summary>
    bool IsDefault { get; }

    /// <summary>Every sentence, as citations.</summary>
    IReadOnlyList<Citation> Sources { get; }

    /// <summary>Every sentence, as the page gives them.</summary>
    IEnumerable<Passage> Passages { get; }

    /// <summary>Called once, by the reader of pages.</summary>
    void Cite(Func<Passage, bool, Citation> cite);
}
