namespace AfterSchool.Contracts.Fees;

/// <summary>A fee standard (收费标准) is in force and public.</summary>
/// <remarks>Told when the last step of its decision is done.</remarks>
public sealed record FeeStandardPublished
{
    /// <summary>The standard.</summary>
    public required Guid StandardId { get; init; }

    /// <summary>The division it holds for.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>term, classHour or hour.</summary>
    public required string Unit { get; init; }

    /// <summary>Highest charge per pupil and unit, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
