using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The service starts after the day's courses: after dismissal, or in the afternoon (放学后、教学计划之后).</summary>
/// <remarks>ENR-044, ENR-053. A grade whose dismissal is not entered is a finding for the school where the rule binds it.</remarks>
internal static class StartAfterCurriculumRule
{
    /// <summary>Code of the duty to enter when each grade is dismissed.</summary>
    public const string DismissalMissing = "dismissal-times-missing";

    private static readonly TimeOnly Noon = new(12, 0);

    public static Ruling Judge(Offering offering, SchoolDay? day, EnrolmentPack pack)
    {
        if (pack.StartRule is not { } rule || offering.StartsOnClassDays() is not { } starts)
            return Ruling.Permitted;
        if (rule.Value == "afternoonSlot")
            return starts < Noon
                ? rule.Broken("start-before-dismissal", new { offering.Grades, Starts = starts })
                : Ruling.Permitted;

        var unknown = offering.Grades.Where(grade => day?.Dismissals.ContainsKey(grade) != true).ToArray();
        var early = offering.Grades.Except(unknown).Where(grade => starts < day!.Dismissals[grade]).ToArray();
        return Ruling.All(
            early.Length == 0
                ? Ruling.Permitted
                : Ruling.All(
                    rule.Broken("start-before-dismissal", new { Grades = early, Starts = starts }),
                    // 「确保在正常上课时间内完成教育教学任务，按时上下课」
                    pack.TeachingInNormalHours
                        is { Value: true } teaching
                        ? teaching.Broken("teaching-in-normal-hours", new { Grades = early })
                        : Ruling.Permitted
                ),
            unknown.Length == 0 || rule.Force == Force.Main
                ? Ruling.Permitted
                : rule.Broken(DismissalMissing, Force.Duty, new { Grades = unknown })
        );
    }
}
