namespace AfterSchool.Enrolment.Boarders;

/// <summary>Who looks after a boarder that does not take part, and where (未参加课后服务的寄宿学生). Open until the school has arranged it.</summary>
public sealed class BoarderArrangement
{
    /// <summary>Its id; follows from term and pupil.</summary>
    public required Guid Id { get; init; }

    /// <summary>The boarder.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Where the pupil is during the service: study room, dormitory, …</summary>
    public string? Room { get; private set; }

    /// <summary>Account of the one who supervises.</summary>
    public Guid? SupervisorAccountId { get; private set; }

    /// <summary>Day from which nothing is left to do: arranged, or the boarder has a place after all.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>The school arranges where the pupil is and who supervises; a new arrangement replaces the old.</summary>
    public void Arrange(string room, Guid supervisor, DateOnly today) =>
        (Room, SupervisorAccountId, SettledOn) = (room, supervisor, today);

    /// <summary>The boarder takes part after all, or is gone.</summary>
    public void Settle(DateOnly today) => SettledOn = today;
}
