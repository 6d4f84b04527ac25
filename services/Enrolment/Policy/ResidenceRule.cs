using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Day pupils and boarders (走读生、寄宿生): a main target excludes nobody; boarding schools may be the county's to arrange.</summary>
/// <remarks>ENR-019.</remarks>
internal static class ResidenceRule
{
    /// <summary>「寄宿制学校由各县区统筹安排」: arranging it is owed by the county.</summary>
    public static Ruling JudgeSchool(School school, EnrolmentPack pack) =>
        school.IsBoarding && pack.Residence is { Value: "countyArranged" } arranged
            ? arranged.Broken("boarding-school-to-arrange")
            : Ruling.Permitted;

    /// <summary>「主要为…走读学生」: a boarder is accepted, and noted.</summary>
    public static Ruling JudgePupil(Pupil pupil, EnrolmentPack pack) =>
        IsBoarder(pupil) && pack.Residence is { Value: "dayMainly" } mainly
            ? mainly.Broken("boarder-beside-main-target")
            : Ruling.Permitted;

    /// <summary>Whether this pupil comes after day pupils where places are short.</summary>
    public static bool ComesLater(Pupil pupil, EnrolmentPack pack) =>
        IsBoarder(pupil) && pack.Residence is { Value: "dayMainly" };

    private static bool IsBoarder(Pupil pupil) => pupil.Residence == "boarding";
}
