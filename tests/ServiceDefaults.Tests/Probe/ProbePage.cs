using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A page with a value of each kind that the mechanisms tell apart.</summary>
[SettingKey("free.value")]
public sealed record ProbePage : Page
{
    public Cited<int>? MostLessons { get; init; }

    public Cited<decimal>? LeastShare { get; init; }

    [KnownCodes("sport", "arts", "labour")]
    public Cited<string[]>? Subjects { get; init; }

    public Cited<TimeOnly>? EndsAt { get; init; }

    public Cited<bool>? Told { get; init; }

    public Cited<Setter>? Setter { get; init; }

    public ProbeParts? Parts { get; init; }
}

/// <summary>A section with keys of its own.</summary>
public sealed record ProbeParts
{
    public Cited<bool>? V1 { get; init; }

    public Cited<bool>? V2 { get; init; }
}

/// <summary>A value of several parts.</summary>
public sealed record Setter(Level Level, IReadOnlyList<string> With, IReadOnlyDictionary<string, int>? Minutes = null);

/// <summary>A closed list.</summary>
public enum Level
{
    City,
    County,
}
