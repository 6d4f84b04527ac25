using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>No written homework is set through the service for the lowest grades (书面家庭作业).</summary>
/// <remarks>ENR-065.</remarks>
internal static class HomeworkRule
{
    public static Ruling Judge(Offering offering, EnrolmentPack pack)
    {
        if (!offering.AssignsWrittenHomework || pack.HomeworkBanGrades is not { } banned)
            return Ruling.Permitted;
        var grades = offering.Grades.Intersect(banned.Value).ToArray();
        return grades.Length == 0 ? Ruling.Permitted : banned.Broken("homework-banned", new { Grades = grades });
    }
}
