using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Sessions;

/// <summary>How far a session has come.</summary>
public enum SessionStatus
{
    /// <summary>On the timetable; nobody has signed in.</summary>
    Planned,

    /// <summary>Taken off the timetable before it began.</summary>
    Dropped,

    /// <summary>A supervisor has signed in.</summary>
    Running,

    /// <summary>Closed with every child accounted for.</summary>
    Held,
}

/// <summary>
/// A session (课次): planned by the timetable, begun by the supervisor's sign-in, ended when every child is accounted for. One
/// adult answers for its children at any moment.
/// </summary>
public sealed class Session
{
    /// <summary>Its id, as Enrolment gave it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term, whose first day chooses the edition.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Start, China Standard Time.</summary>
    public TimeOnly Starts { get; private set; }

    /// <summary>End, China Standard Time.</summary>
    public TimeOnly Ends { get; private set; }

    /// <summary>The moment it starts.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The moment it ends.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>How far it has come.</summary>
    public SessionStatus Status { get; private set; }

    /// <summary>The adult who answers for its children now (责任教师).</summary>
    public Guid? ResponsibleId { get; private set; }

    /// <summary>Everybody who has been on duty in it.</summary>
    public Guid[] StaffIds { get; private set; } = [];

    /// <summary>Where the group is, by the school's own name of the place; none until somebody says.</summary>
    public string? Place { get; internal set; }

    /// <summary>When every child on the roster had been marked.</summary>
    public DateTimeOffset? RollCalledAt { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>
    /// Grows with every step that may bring children into the session's care or pass all of them on, so that two such steps at
    /// once meet at this row and one of them is told to read again.
    /// </summary>
    public int Steps { get; private set; }

    /// <summary>Length, in minutes.</summary>
    public int Minutes => (int)(Ends - Starts).TotalMinutes;

    /// <summary>A session the timetable tells of for the first time.</summary>
    internal static Session Of(SessionsScheduled told, ScheduledSession line) =>
        new()
        {
            Id = line.SessionId,
            OfferingId = told.OfferingId,
            SchoolId = told.SchoolId,
            TermId = told.TermId,
        };

    /// <summary>Takes the timetable's newest time, and returns to it if it was dropped; what has begun stays as it was.</summary>
    internal void Reschedule(ScheduledSession line)
    {
        if (Status is not (SessionStatus.Planned or SessionStatus.Dropped))
            return;
        (Day, Starts, Ends, Status) = (line.Day, line.Starts, line.Ends, SessionStatus.Planned);
        (StartsAt, EndsAt) = (Day.InChinaAt(Starts), Day.InChinaAt(Ends));
    }

    /// <summary>Takes it off the timetable unless it has begun.</summary>
    internal void Drop()
    {
        if (Status is SessionStatus.Planned)
            Status = SessionStatus.Dropped;
    }

    /// <summary>A supervisor signs in; the first to do so answers for the group.</summary>
    internal Ruling SignIn(Guid personId, SafetyPack pack, (bool IsCleared, bool IsAssigned) standing)
    {
        var ruling = ClearedAndAssignedRule.Judge(pack, standing.IsCleared, standing.IsAssigned);
        if (!ruling.Permits)
            return ruling;
        ResponsibleId ??= personId;
        Join(personId);
        Status = SessionStatus.Running;
        return ruling;
    }

    /// <summary>The receiver of a hand-over answers for the group from now on.</summary>
    internal void PassTo(Guid personId)
    {
        ResponsibleId = personId;
        Join(personId);
        Steps++;
    }

    /// <summary>Children came into care, or the roll was completed.</summary>
    internal void Count(bool isComplete, DateTimeOffset now)
    {
        Steps++;
        if (isComplete)
            RollCalledAt ??= now;
    }

    /// <summary>Ends it, once every child is accounted for.</summary>
    internal Ruling Close(SafetyPack pack, int unmarked, int inCare, DateTimeOffset now)
    {
        var ruling = AttendanceRule.JudgeClose(pack, unmarked, inCare);
        if (!ruling.Permits)
            return ruling;
        (Status, HeldAt) = (SessionStatus.Held, now);
        Steps++;
        return ruling;
    }

    private void Join(Guid personId)
    {
        if (!StaffIds.Contains(personId))
            StaffIds = [.. StaffIds, personId];
    }
}
