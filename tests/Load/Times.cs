namespace AfterSchool.Load;

/// <summary>How long requests took; a failed one counts as long as it took to fail.</summary>
/// <param name="Milliseconds">Of each request, in any order.</param>
/// <param name="Failures">How each failed one was answered.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
internal sealed record Times(
    IReadOnlyCollection<double> Milliseconds,
    IReadOnlyCollection<string> Failures,
    double Seconds
)
{
    private readonly double[] _sorted = [.. Milliseconds.Order()];

    public double PerSecond => _sorted.Length / Seconds;

    /// <summary>Only those that were answered as they should be.</summary>
    public double WellPerSecond => (_sorted.Length - Failures.Count) / Seconds;

    /// <summary>Milliseconds within which that share of all was answered.</summary>
    /// <param name="share">0 to 1.</param>
    public double Within(double share) =>
        _sorted.Length == 0 ? 0 : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];

    public string Line(string name) =>
        $"{name, -44} {_sorted.Length, 6} requests, {PerSecond, 6:0}/s, p50 {Within(0.5), 6:0.0} ms, "
        + $"p99 {Within(0.99), 6:0} ms, p99.9 {Within(0.999), 6:0} ms, longest {Within(1), 6:0} ms"
        + (Failures.Count == 0 ? "" : $", {Failures.Count} failed: {string.Join(", ", Failures.Distinct().Take(3))}");
}
