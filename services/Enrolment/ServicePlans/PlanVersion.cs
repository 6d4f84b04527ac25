namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>A plan as it was filed or published, frozen (备案文本): later changes are other versions. Append-only.</summary>
public sealed class PlanVersion
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>1, 2, …</summary>
    public required int Version { get; init; }

    /// <summary>The revision that brought it; none for what the plan itself said.</summary>
    public Guid? RevisionId { get; init; }

    /// <summary>The whole text, as <see cref="Papers.Canonical"/> writes it.</summary>
    public required string Canonical { get; init; }

    /// <summary>SHA-256 of the text's bytes, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Account of the one who filed or published it.</summary>
    public required Guid FrozenBy { get; init; }
}

/// <summary>That a version was published to parents and society, and from when on it is in force (公示). Append-only.</summary>
public sealed class PublicVersion
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>Day of publication.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where: board, website, …</summary>
    public required string[] Places { get; init; }

    /// <summary>When it came into force here.</summary>
    public required DateTimeOffset At { get; init; }
}
