using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The service starts after the day's national courses and teaching plan: a duty of the school (教学计划之后).</summary>
/// <remarks>ENR-044. An overlap is a finding for the school; a grade whose dismissal is not entered is one too.</remarks>
internal static class StartAfterCurriculumRule
{
    /// <summary>Code of the duty to enter when each grade is dismissed.</summary>
    public const string DismissalMissing = "dismissal-times-missing";

    public static Ruling Judge(Offering offering, SchoolDay? day, EnrolmentPack pack)
    {
        if (pack.StartRule is not { } rule)
            return Ruling.Permitted;
        var unknown = offering.Grades.Where(grade => day?.Dismissals.ContainsKey(grade) != true).ToArray();
        var starts = offering.Weekly.Select(slot => slot.Starts).Concat(offering.Extra.Select(one => one.Starts)).Min();
        var early = offering.Grades.Except(unknown).Where(grade => starts < day!.Dismissals[grade]).ToArray();
        return Ruling.All(
            early.Length == 0
                ? Ruling.Permitted
                : rule.Broken("start-before-dismissal", new { Grades = early, Starts = starts }),
            unknown.Length == 0 ? Ruling.Permitted : rule.Broken(DismissalMissing, new { Grades = unknown })
        );
    }
}
