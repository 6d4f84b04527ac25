namespace AfterSchool.Enrolment.OffCampus;

/// <summary>A family chooses after-school service outside the school (校外课后服务). Append-only; which provider is nobody's business.</summary>
public sealed class OffCampusChoice
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The pupil's school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Account of the guardian who chose.</summary>
    public required Guid ChosenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reminder that was sent, where the page asks for one.</summary>
    public Guid? ReminderId { get; init; }
}
