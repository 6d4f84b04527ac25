using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The timetable is drawn up and made known before it begins (排出课表，提前公示).</summary>
/// <remarks>ENR-039. What is put on the timetable on the day it begins is late; the service goes on, and the school owes the word.</remarks>
internal static class TimetableAheadRule
{
    public static Ruling Judge(DateOnly begins, DateOnly today, EnrolmentPack pack) =>
        pack.TimetableBeforeStart is { Value: true } ahead && begins <= today
            ? ahead.Broken("timetable-not-ahead", new { Begins = begins, Published = today })
            : Ruling.Permitted;
}
