namespace AfterSchool.Safety.Releases;

/// <summary>A person a guardian has listed to collect the child (接送人). Counts only while that guardian is one.</summary>
public sealed class PickUpPerson
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>Relation to the child, in the guardian's words of one of the usual kinds, e.g. grandparent.</summary>
    public required string Relation { get; init; }

    /// <summary>The name, sealed under the ring of names with context <c>{Id}/name</c>.</summary>
    public required string NameSealed { get; init; }

    /// <summary>First day it counts.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it counts; none: until taken off.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The guardian who listed it.</summary>
    public required Guid EnteredBy { get; init; }

    /// <summary>When a guardian took it off.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A guardian's written consent that the child leaves without an adult (离校同意书).</summary>
public sealed class ReleaseConsent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>alone, sibling or bus.</summary>
    public required ReleaseManner Manner { get; init; }

    /// <summary>The sibling, where one is named.</summary>
    public Guid? SiblingPupilId { get; init; }

    /// <summary>The bus line, where one is named.</summary>
    public string? BusLine { get; init; }

    /// <summary>First day it counts.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it counts; none: until withdrawn.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The guardian who consented.</summary>
    public required Guid GivenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When a guardian withdrew it.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
