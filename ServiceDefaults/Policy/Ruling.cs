using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>One rule's answer, with what it compared and where it stands.</summary>
/// <param name="Rule">Stable rule code; never reused.</param>
/// <param name="Verdict">What it comes to in this place.</param>
/// <param name="Sources">Every sentence it rests on.</param>
/// <param name="Compared">The numbers or words compared; never personal data.</param>
/// <param name="Bound">The body bound, for a duty or a pending step.</param>
/// <param name="Pointer">JSON Pointer to the place to mend in the thing judged, where the rule knows it.</param>
public sealed record Finding(
    string Rule,
    Verdict Verdict,
    IReadOnlyList<Citation> Sources,
    object? Compared = null,
    string? Bound = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null
);

/// <summary>What the rules say of a command (裁定): a value, never an exception.</summary>
/// <param name="Findings">Every finding, gravest first.</param>
public sealed record Ruling(IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing to say: the command is in order.</summary>
    public static Ruling Permitted { get; } = new([]);

    /// <summary>Whether the command may go through now; duties and notes do not hinder it.</summary>
    public bool Permits => Findings.All(finding => finding.Verdict <= Verdict.Duty);

    /// <summary>The gravest verdict, or none.</summary>
    public Verdict? Gravest => Findings.Count == 0 ? null : Findings.Max(finding => finding.Verdict);

    /// <summary>Findings that open a duty for the body bound.</summary>
    public IEnumerable<Finding> Duties => Findings.Where(finding => finding.Verdict == Verdict.Duty);

    /// <summary>A ruling of one finding.</summary>
    public static Ruling Of(
        string rule,
        Verdict verdict,
        IReadOnlyList<Citation> sources,
        object? compared = null,
        string? bound = null
    ) => new([new Finding(rule, verdict, sources, compared, bound)]);

    /// <summary>A refusal of our own shape, where no page speaks: sources may be empty.</summary>
    public static Ruling Refused(string rule, IReadOnlyList<Citation> sources, object? compared = null) =>
        Of(rule, Verdict.Refused, sources, compared);

    /// <summary>All rules run; every finding is returned, gravest first, in the order the rules were asked.</summary>
    public static Ruling All(params IEnumerable<Ruling> rulings) =>
        new([.. rulings.SelectMany(ruling => ruling.Findings).OrderByDescending(finding => finding.Verdict)]);

    /// <summary>The same findings, each with the place to mend unless its rule knows a nearer one.</summary>
    public Ruling At(string pointer) =>
        new([.. Findings.Select(finding => finding with { Pointer = finding.Pointer ?? pointer })]);

    /// <summary>
    /// What the rules come to once the caller is heard: with a recorded reason, what needed one goes through as a note; what the
    /// authority granted goes through as a note, what it declined is refused.
    /// </summary>
    public Ruling Heard(Plea plea) =>
        new([
            .. Findings
                .Select(finding => finding with { Verdict = plea.Answer(finding) })
                .OrderByDescending(finding => finding.Verdict),
        ]);
}

/// <summary>What the caller brings to a decision: a reason, and what the authority has decided already (理由与批复).</summary>
/// <param name="Reason">Recorded reason, or none.</param>
/// <param name="Decisions">Rule code of a held matter to whether the authority granted it.</param>
public sealed record Plea(string? Reason, IReadOnlyDictionary<string, bool> Decisions)
{
    /// <summary>Neither reason nor decision.</summary>
    public static Plea None { get; } = new(null, new Dictionary<string, bool>());

    internal Verdict Answer(Finding finding) =>
        finding.Verdict switch
        {
            Verdict.NeedsReason when !string.IsNullOrWhiteSpace(Reason) => Verdict.Noted,
            Verdict.Held when Decisions.TryGetValue(finding.Rule, out var granted) => granted
                ? Verdict.Noted
                : Verdict.Refused,
            var verdict => verdict,
        };
}
