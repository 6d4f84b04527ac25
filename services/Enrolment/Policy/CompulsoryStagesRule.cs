using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Only schools with a stage in scope run the service (义务教育阶段); of a combined school, those stages only.</summary>
/// <remarks>ENR-015.</remarks>
internal static class CompulsoryStagesRule
{
    public static Ruling Judge(School school, EnrolmentPack pack)
    {
        // 「课后服务仅限于义务教育阶段学校实施」
        if (pack.Stages is not { } stages || school.Stages.Any(stages.Value.Contains))
            return Ruling.Permitted;
        return pack.OptionalKinds?.Value.Contains(school.Kind) == true
            ? Ruling.Permitted
            : stages.Broken("stage-out-of-scope", new { school.Stages, InScope = stages.Value });
    }

    /// <summary>Grades of the stages in scope: primary 1 to 6, junior 7 to 9.</summary>
    public static Ruling JudgeGrades(int[] grades, School school, EnrolmentPack pack)
    {
        if (pack.Stages is not { } stages || school.Stages.Length == 0)
            return Ruling.Permitted;
        var outside = grades
            .Where(grade =>
                StageOf(grade) is var stage && !(stages.Value.Contains(stage) && school.Stages.Contains(stage))
            )
            .ToArray();
        return outside.Length == 0
            ? Ruling.Permitted
            : stages.Broken("grade-out-of-scope", new { Grades = outside, InScope = stages.Value });
    }

    private static string StageOf(int grade) => grade <= 6 ? "primary" : "junior";
}
