using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A page with a value of each kind that the mechanisms tell apart.</summary>
public sealed record ProbePage : Page
{
    public Cited<int>? MostLessons { get; init; }

    public Cited<decimal>? LeastShare { get; init; }
}
