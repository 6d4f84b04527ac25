using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Pupils on the school's roll take part, in offerings for their grade (在校学生).</summary>
/// <remarks>ENR-018.</remarks>
internal static class EligibilityRule
{
    public static Ruling Judge(Pupil pupil, Guid schoolId, IReadOnlyCollection<Offering> choices, EnrolmentPack pack)
    {
        if (pack.PupilsOnRollOnly is not { Value: true } onRoll)
            return Ruling.Permitted;
        if (!pupil.OnRoll || pupil.SchoolId != schoolId)
            return onRoll.Broken("pupil-not-on-roll");
        return choices.All(offering => offering.Grades.Contains(pupil.Grade))
            ? Ruling.Permitted
            : onRoll.Broken(
                "grade-not-served",
                new { pupil.Grade, Grades = choices.SelectMany(one => one.Grades).Distinct().Order().ToArray() }
            );
    }
}
