using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Pupils on the school's roll take part, in offerings for their grade (在校学生).</summary>
/// <remarks>ENR-018. A pupil of another school lies outside most documents: held, where none bans it.</remarks>
internal static class EligibilityRule
{
    public static Ruling Judge(Pupil pupil, Guid schoolId, IReadOnlyCollection<Offering> choices, EnrolmentPack pack) =>
        Judge(pupil, schoolId, [.. choices.Select(offering => offering.Grades)], pack);

    /// <param name="pupil">The pupil.</param>
    /// <param name="schoolId">The school whose offerings are chosen.</param>
    /// <param name="grades">Of each choice, the grades it is for.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(Pupil pupil, Guid schoolId, IReadOnlyList<int[]> grades, EnrolmentPack pack)
    {
        if (pack.PupilsOnRollOnly is not { Value: true } onRoll)
            return Ruling.Permitted;
        if (!pupil.OnRoll || pupil.SchoolId != schoolId)
            return Scope.Outside(onRoll, "pupil-not-on-roll", new { });
        return grades.All(served => served.Contains(pupil.Grade))
            ? Ruling.Permitted
            // An item is made for its grades; that is no refusal of the family, which chooses another.
            : Ruling.Refused(
                "grade-not-served",
                onRoll.Sources,
                new { pupil.Grade, Grades = grades.SelectMany(one => one).Distinct().Order().ToArray() }
            );
    }
}
