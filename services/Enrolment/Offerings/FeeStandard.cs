using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>A fee standard (收费标准), as Fees last told.</summary>
public sealed class FeeStandard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division it holds for.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>term, classHour or hour.</summary>
    public required string Unit { get; init; }

    /// <summary>Highest charge per pupil and unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }
}
