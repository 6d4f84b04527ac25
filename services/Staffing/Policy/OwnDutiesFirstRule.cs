using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Timetable;

namespace AfterSchool.Staffing.Policy;

/// <summary>Own staff serve on condition that their own duties are done (在做好本职工作的前提下参与).</summary>
/// <remarks>STF-003.</remarks>
internal static class OwnDutiesFirstRule
{
    public static Ruling Judge(StaffMember person, IEnumerable<SessionSlot> sessions, StaffingPack pack)
    {
        if (pack.OwnDutiesFirst is not { } first || !person.IsOwn)
            return Ruling.Permitted;
        if (!person.OwnDutiesFulfilled)
            return first.Broken("own-duties-not-done");

        // One meeting of lesson and session is enough to say so; the earliest is shown.
        var clash = sessions
            .OrderBy(session => session.Day)
            .FirstOrDefault(session =>
                person.Lessons.Any(own => own.Overlaps(session.Day.DayOfWeek, session.Starts, session.Ends))
            );
        return clash is null
            ? Ruling.Permitted
            : first.Broken(
                "own-lesson-at-that-time",
                new
                {
                    clash.Day,
                    clash.Starts,
                    clash.Ends,
                }
            );
    }
}
