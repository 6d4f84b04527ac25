using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.ExtendedCare;

/// <summary>Where a request for extended care stands.</summary>
public enum CareStatus
{
    /// <summary>The school has not provided it.</summary>
    Open,

    /// <summary>It is provided.</summary>
    Provided,

    /// <summary>The school declined, where it may.</summary>
    Declined,
}

/// <summary>A guardian's request for extended care because of a special need (延时托管服务).</summary>
public sealed class CareRequest
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What the guardian states of the need, sealed with context <c>{Id}/need</c>.</summary>
    public required string NeedSealed { get; init; }

    /// <summary>Until when care is needed, China Standard Time.</summary>
    public required TimeOnly NeededUntil { get; init; }

    /// <summary>Where it stands.</summary>
    public CareStatus Status { get; private set; } = CareStatus.Open;

    /// <summary>Account of the one who supervises.</summary>
    public Guid? SupervisorAccountId { get; private set; }

    /// <summary>When the care ends.</summary>
    public TimeOnly? Ends { get; private set; }

    /// <summary>How the child is handed over.</summary>
    public string? HandOver { get; private set; }

    /// <summary>Why the school declined; kept also where declining is no outcome.</summary>
    public string? DeclineWords { get; private set; }

    /// <summary>The school provides it.</summary>
    public void Provide(Guid supervisor, TimeOnly ends, string handOver) =>
        (Status, SupervisorAccountId, Ends, HandOver) = (CareStatus.Provided, supervisor, ends, handOver);

    /// <summary>The school declines, with its reason: where it shall provide, the request stays open and is owed.</summary>
    internal Ruling Decline(string words, EnrolmentPack pack, Plea plea)
    {
        var ruling = ExtendedCareRule.Judge(pack).Heard(plea);
        DeclineWords = words;
        if (!ExtendedCareRule.IsOwed(pack))
            Status = CareStatus.Declined;
        return ruling;
    }
}
