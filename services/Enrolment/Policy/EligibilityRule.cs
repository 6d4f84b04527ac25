using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Pupils on the school's roll take part, in offerings for their grade (在校学生).</summary>
/// <remarks>ENR-018. A pupil of another school lies outside most documents: held, where none bans it.</remarks>
internal static class EligibilityRule
{
    public static Ruling Judge(Pupil pupil, Guid schoolId, IReadOnlyCollection<Offering> choices, EnrolmentPack pack)
    {
        if (pack.PupilsOnRollOnly is not { Value: true } onRoll)
            return Ruling.Permitted;
        if (!pupil.OnRoll || pupil.SchoolId != schoolId)
            return Scope.Outside(onRoll, "pupil-not-on-roll", new { });
        return choices.All(offering => offering.Grades.Contains(pupil.Grade))
            ? Ruling.Permitted
            // An item is made for its grades; that is no refusal of the family, which chooses another.
            : Ruling.Refused(
                "grade-not-served",
                onRoll.Sources,
                new { pupil.Grade, Grades = choices.SelectMany(one => one.Grades).Distinct().Order().ToArray() }
            );
    }
}
