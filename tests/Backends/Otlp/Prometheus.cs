using System.Text.RegularExpressions;

namespace AfterSchool.Testing.Otlp;

/// <summary>
/// What Prometheus calls what was exported by OTLP ("Prometheus and OpenMetrics Compatibility" of OpenTelemetry): dots become
/// underscores, the unit and what is counted become suffixes.
/// </summary>
public static partial class Prometheus
{
    private static readonly Dictionary<string, string> Units = new()
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["By"] = "bytes",
        ["1"] = "ratio",
    };

    /// <summary>The names of a metric's series.</summary>
    public static IReadOnlyList<string> NamesOf(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var name = LabelOf(metric.Name);
        // What is in braces is a note for people; "1" is no unit of a count.
        var unit = metric is { Unit: "1", Kind: not "gauge" } ? "" : Units.GetValueOrDefault(metric.Unit, "");
        if (unit.Length > 0 && !name.EndsWith($"_{unit}", StringComparison.Ordinal))
            name += $"_{unit}";
        return metric.Kind switch
        {
            "histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            "counter" => [$"{name}_total"],
            _ => [name],
        };
    }

    /// <summary>What a tag is called.</summary>
    public static string LabelOf(string tag) => Others().Replace(tag, "_");

    [GeneratedRegex("[^a-zA-Z0-9]+")]
    private static partial Regex Others();
}

/// <summary>A question to Prometheus: which series it asks for, and by which labels.</summary>
/// <param name="Series">Names of series.</param>
/// <param name="Labels">Names of labels.</param>
public sealed partial record PromQl(IReadOnlySet<string> Series, IReadOnlySet<string> Labels)
{
    private static readonly string[] Words = ["or", "and", "unless", "offset", "bool"];

    /// <summary>Reads a question as far as names go.</summary>
    public static PromQl Read(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var plain = Text().Replace(question, "\"\"");
        var labels = Matcher()
            .Matches(plain)
            .Select(match => match.Groups[1].Value)
            .Concat(Grouping().Matches(plain).SelectMany(match => match.Groups[1].Value.Split(',')))
            .Select(label => label.Trim());
        var bare = Aside().Replace(Grouping().Replace(plain, " "), " ");
        var series = Name().Matches(bare).Select(match => match.Value).Except(Words);
        return new(series.ToHashSet(), labels.ToHashSet());
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)\s*""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    // What stands in braces and brackets is read apart or not at all.
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b[a-zA-Z_]\w*\b(?!\s*\()")]
    private static partial Regex Name();
}
