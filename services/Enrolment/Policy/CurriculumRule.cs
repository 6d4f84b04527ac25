using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Courses keep to normal hours: none in service time, and no early dismissal to lengthen it (不得提前放学、不得安排课程).</summary>
/// <remarks>ENR-053.</remarks>
internal static class CurriculumRule
{
    /// <summary>「不得在课后服务时间内安排课程」</summary>
    public static Ruling JudgeSubject(Offering offering, EnrolmentPack pack) =>
        offering.Subject is { } subject && pack.NoCoursesInServiceTime is { Value: true } none
            ? none.Broken("course-in-service-time", new { Subject = subject })
            : Ruling.Permitted;

    /// <summary>「不得提前放学延长课后服务时间」: within a term dismissal may move later, never earlier.</summary>
    public static Ruling JudgeDismissals(
        SchoolDay known,
        IReadOnlyDictionary<int, TimeOnly> entered,
        EnrolmentPack pack
    )
    {
        if (pack.NoEarlyDismissal is not { Value: true } locked)
            return Ruling.Permitted;
        var earlier = entered
            .Where(now => known.Dismissals.TryGetValue(now.Key, out var before) && now.Value < before)
            .Select(now => $"{now.Key}: {known.Dismissals[now.Key]:HH:mm} → {now.Value:HH:mm}")
            .ToArray();
        return earlier.Length == 0 ? Ruling.Permitted : locked.Broken("early-dismissal", new { Earlier = earlier });
    }
}
