namespace AfterSchool.Safety.Responsibility;

/// <summary>That somebody takes part in a school's service (参与课后服务人员), from the first assignment on; one for each person and school.</summary>
public sealed class Engagement
{
    /// <summary>Its id; the duty to fix responsibility is about it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>When it was asked whether responsibility is fixed; none until the school is known.</summary>
    public DateTimeOffset? JudgedAt { get; set; }
}

/// <summary>A form in which responsibility is fixed.</summary>
public enum ResponsibilityForm
{
    /// <summary>A responsibility letter (责任书).</summary>
    ResponsibilityLetter,

    /// <summary>A commitment (承诺书).</summary>
    Commitment,

    /// <summary>Another written form (等形式).</summary>
    OtherWritten,
}

/// <summary>A person's signed responsibility letter, commitment or other written form (责任书、承诺书). Append-only.</summary>
public sealed class ResponsibilityDocument
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Who signed.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>In which form.</summary>
    public required ResponsibilityForm Form { get; init; }

    /// <summary>The day it was signed.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>Where the paper lies: file number, drawer, address.</summary>
    public required string KeptAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}

/// <summary>The person named as first responsible for a school's service (第一责任人); the latest named counts. Append-only.</summary>
public sealed class FirstResponsiblePerson
{
    /// <summary>Its id; ids sort by age.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The account of the person.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}
