using AfterSchool.Safety.Sessions;

namespace AfterSchool.Safety.Custodies;

/// <summary>
/// That one adult answers for one child on campus (在校监护责任), from roll call to release. Open ones are unique for a child by an
/// index of the database, so no child ever has two; who held it between is told by the confirmed hand-overs.
/// </summary>
public sealed class Custody
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The session whose group the child is in now.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The adult who answers for the child now.</summary>
    public Guid AdultId { get; private set; }

    /// <summary>Since when the child is in the school's care.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Until when; none while the child is on campus.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>A child comes into the care of the session's responsible adult.</summary>
    internal static Custody Begin(Guid pupilId, Session session, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = session.SchoolId,
            PupilId = pupilId,
            SessionId = session.Id,
            AdultId = session.ResponsibleId!.Value,
            From = now,
        };

    /// <summary>The child is now with the receiver, in the group it was handed to.</summary>
    internal void PassTo(Guid adultId, Guid sessionId) => (AdultId, SessionId) = (adultId, sessionId);

    /// <summary>The child has left.</summary>
    internal void End(DateTimeOffset now) => Until = now;
}
