using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Only schools with a stage in scope run the service (义务教育阶段); of a combined school, those stages only.</summary>
/// <remarks>ENR-015. A ban refuses the others; elsewhere they lie outside the document and wait for the authority.</remarks>
internal static class CompulsoryStagesRule
{
    /// <summary>Whether the school has a stage that the document is for.</summary>
    public static bool IsInScope(School school, EnrolmentPack pack) =>
        pack.Stages is not { } stages || school.Stages.Any(stages.Value.Contains);

    public static Ruling Judge(School school, IReadOnlyCollection<string> optIns, EnrolmentPack pack)
    {
        // 「课后服务仅限于义务教育阶段学校实施」
        if (IsInScope(school, pack) || pack.Stages is not { } stages)
            return OptInRule.Judge(school, optIns, needsIt: false, pack);
        return OptInRule.MayOptIn(school, pack)
            ? OptInRule.Judge(school, optIns, needsIt: true, pack)
            : Scope.Outside(stages, "stage-out-of-scope", new { school.Stages, InScope = stages.Value });
    }

    /// <summary>Grades of the stages in scope: primary 1 to 6, junior 7 to 9.</summary>
    public static Ruling JudgeGrades(
        int[] grades,
        School school,
        IReadOnlyCollection<string> optIns,
        EnrolmentPack pack
    )
    {
        if (pack.Stages is not { } stages || school.Stages.Length == 0)
            return Ruling.Permitted;
        if (!IsInScope(school, pack))
            return OptInRule.Judge(school, optIns, needsIt: true, pack);
        var outside = grades
            .Where(grade =>
                Stage.Of(grade) is var stage && !(stages.Value.Contains(stage) && school.Stages.Contains(stage))
            )
            .ToArray();
        if (outside.Length == 0)
            return Ruling.Permitted;

        // 「鼓励有条件的初中参照实施」: the junior part of a nine-year school, where it opted in.
        var optional = outside.All(grade =>
            school.Stages.Contains(Stage.Of(grade)) && pack.OptionalKinds?.Value.Contains(Stage.Of(grade)) == true
        );
        return optional
            ? OptInRule.Judge(school, optIns, needsIt: true, pack)
            : Scope.Outside(stages, "grade-out-of-scope", new { Grades = outside, InScope = stages.Value });
    }
}

/// <summary>Stages of schooling (学段).</summary>
internal static class Stage
{
    public const string Primary = "primary";
    public const string Junior = "junior";

    /// <summary>primary for grades 1 to 6, junior above.</summary>
    public static string Of(int grade) => grade <= 6 ? Primary : Junior;
}
