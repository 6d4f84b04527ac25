namespace AfterSchool.Contracts.Directory;

/// <summary>A school (学校) as the roll has it now.</summary>
/// <remarks>Told when a school is entered or changed.</remarks>
public sealed record SchoolRecorded
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>GB/T 2260 division of the school, six digits.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>学校(机构)标识码, ten digits.</summary>
    public required string SchoolCode { get; init; }

    /// <summary>The school's public name.</summary>
    public required string Name { get; init; }

    /// <summary>kindergarten, primary, junior, nineYear, completeSecondary, seniorHigh or special.</summary>
    public required string Kind { get; init; }

    /// <summary>Stages taught: kindergarten, primary, junior, seniorHigh.</summary>
    public required string[] Stages { get; init; }

    /// <summary>public or private.</summary>
    public required string Ownership { get; init; }

    /// <summary>Whether it is a rural school (农村学校).</summary>
    public required bool IsRural { get; init; }

    /// <summary>Whether it is a township school (乡镇学校).</summary>
    public required bool IsTownship { get; init; }

    /// <summary>Whether it has boarders (寄宿).</summary>
    public required bool IsBoarding { get; init; }

    /// <summary>Division of the competent education authority.</summary>
    public required string CompetentAuthority { get; init; }

    /// <summary>The central school that coordinates a village school.</summary>
    public required Guid? CoordinatingSchoolId { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
