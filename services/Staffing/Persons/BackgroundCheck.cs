namespace AfterSchool.Staffing.Persons;

/// <summary>The result of checking one dimension of a person's background (背景审核). Append-only: a new check adds a row.</summary>
public sealed class BackgroundCheck
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What was checked.</summary>
    public required BackgroundDimension Dimension { get; init; }

    /// <summary>Whether the person passed.</summary>
    public required bool Passed { get; init; }

    /// <summary>The day of the check.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The body that checked, e.g. a police station or a hospital; never a person's name.</summary>
    public required string Checker { get; init; }

    /// <summary>Last day it holds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>True where the last day follows from our default, not from the paper.</summary>
    public required bool ValidityIsDefault { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
