namespace AfterSchool.Safety.Insurance;

/// <summary>A school's liability insurance policy (校方责任保险). Append-only.</summary>
public sealed class InsurancePolicy
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>First day covered.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day covered.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether the hours of the service are covered (包含课后服务时段).</summary>
    public required bool CoversServiceHours { get; init; }

    /// <summary>Who entered it.</summary>
    public required Guid EnteredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EnteredAt { get; init; }
}

/// <summary>Days that several policies cover together.</summary>
internal static class Cover
{
    /// <summary>First day of the span that no policy with service hours covers; none when every day is covered.</summary>
    public static DateOnly? FirstGap(IEnumerable<InsurancePolicy> policies, DateOnly first, DateOnly last)
    {
        var day = first;
        foreach (var policy in policies.Where(one => one.CoversServiceHours).OrderBy(one => one.From))
            if (policy.From <= day && policy.Until >= day)
                day = policy.Until.AddDays(1);
        return day > last ? null : day;
    }
}
