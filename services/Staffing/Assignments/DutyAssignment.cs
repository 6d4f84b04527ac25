using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Timetable;

namespace AfterSchool.Staffing.Assignments;

/// <summary>That a cleared person serves an offering (值班安排).</summary>
public sealed class DutyAssignment : IAtSchool
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What the person does there.</summary>
    public required DutyRole DutyRole { get; init; }

    /// <summary>False once withdrawn.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Why it was withdrawn: its timetable has moved to where the person is elsewhere. None when the school withdrew it.</summary>
    public string? WithdrawnFor { get; private set; }

    /// <summary>Grows with every change that the others are told.</summary>
    public long Revision { get; private set; } = 1;

    /// <summary>
    /// When the person is with this group and nowhere else: its offering's sessions, as Enrolment last told. The database refuses
    /// two of a person that overlap.
    /// </summary>
    public IReadOnlyList<SessionSlot> Times { get; private set; } = [];

    /// <summary>Whether the person is bound to be there: who relieves or manages is not.</summary>
    public bool Binds => IsActive && DutyRole == DutyRole.Direct;

    /// <summary>Follows the timetable of its offering.</summary>
    public void Follow(IReadOnlyList<SessionSlot> sessions) => Times = DutyRole == DutyRole.Direct ? sessions : [];

    /// <summary>The first of these sessions at which the person is at this one.</summary>
    public SessionSlot? Meets(IEnumerable<SessionSlot> sessions) =>
        Binds
            ? sessions
                .OrderBy(one => one.Day)
                .ThenBy(one => one.Starts)
                .FirstOrDefault(one => Times.Any(own => own.Meets(one)))
            : null;

    /// <summary>What the rules say of this assignment, beside what they say of the person's clearance.</summary>
    /// <param name="person">The person.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="schedule">Its timetable; none while it has none.</param>
    /// <param name="pack">The page in force.</param>
    /// <param name="today">The day of the assignment.</param>
    public static Ruling Judge(
        StaffMember person,
        Offering offering,
        Schedule? schedule,
        StaffingPack pack,
        DateOnly today
    ) =>
        Ruling.All(
            VendorsTeachNoSubjectRule.Judge(person, offering, pack),
            OwnDutiesFirstRule.Judge(person, schedule?.Sessions ?? [], pack),
            ExternalContractRule.Judge(person, pack, today)
        );

    /// <summary>Withdraws it; false when it was withdrawn before.</summary>
    /// <param name="because">Why, where it was not the school's own will.</param>
    public bool Withdraw(string? because = null)
    {
        if (!IsActive)
            return false;
        (IsActive, WithdrawnFor) = (false, because);
        Revision++;
        return true;
    }
}

/// <summary>What a person does at an offering.</summary>
public enum DutyRole
{
    /// <summary>With the children (直接参与); one group at a time.</summary>
    Direct,

    /// <summary>Management or logistics (管理、后勤).</summary>
    Management,

    /// <summary>Stands in when whoever is with the children is away (机动、代班); of several groups, and bound to none.</summary>
    Relief,
}
