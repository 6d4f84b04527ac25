using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Sessions last whole class-hours where the page measures the timetable, or the bill, by them (学时、课时).</summary>
/// <remarks>ENR-049.</remarks>
internal static class ClassHourRule
{
    /// <summary>Minutes of a class-hour for a grade; null where the page has none.</summary>
    public static Cited<int>? MinutesOf(int grade, EnrolmentPack pack) =>
        Stage.Of(grade) == Stage.Primary ? pack.ClassHourMinutesPrimary : pack.ClassHourMinutesJunior;

    public static Ruling Judge(Offering offering, bool isBilledByClassHour, EnrolmentPack pack)
    {
        // 「以课时为计费单位的」: the length binds where the class-hour is billed; 「40分钟一个学时」 binds the timetable itself.
        if (pack.ClassHourUse is not { } use || (use.Value == "billing" && !isBilledByClassHour))
            return Ruling.Permitted;
        var lengths = offering
            .Weekly.Select(slot => slot.Minutes)
            .Concat(offering.Extra.Select(one => (int)(one.Ends - one.Starts).TotalMinutes))
            .Distinct()
            .ToArray();
        return Ruling.All(
            offering
                .Grades.Select(grade => MinutesOf(grade, pack))
                .OfType<Cited<int>>()
                .DistinctBy(classHour => classHour.Value)
                .Where(classHour => lengths.Any(minutes => minutes % classHour.Value != 0))
                .Select(classHour =>
                    classHour.Broken("class-hour-length", new { Minutes = lengths, ClassHour = classHour.Value })
                )
        );
    }
}
