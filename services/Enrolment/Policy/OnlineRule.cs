using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>An online resource with a teacher in the room is for rural schools, in the kinds the document names (线上资源+线下教师).</summary>
/// <remarks>
/// ENR-081. 「可利用」 permits and forbids nobody else, so what lies beside it is noted. What makes the model is the teacher in the
/// room: without one the school owes one.
/// </remarks>
internal static class OnlineRule
{
    /// <summary>Code of the duty to put a teacher in the room; its subject is the term.</summary>
    public const string TeacherMissing = "online-teacher-missing";

    public static Ruling Judge(Offering offering, School school, EnrolmentPack pack) =>
        offering.Delivery == Delivery.OnlineWithTeacher
        && pack.OnlineWithTeacher is { } kinds
        && !(school.IsRural && kinds.Value.Any(kind => ActivityKinds.Cover(kind, offering.Activity)))
            ? kinds.Broken("online-beside-permission", Force.Main, new { offering.Activity, Kinds = kinds.Value })
            : Ruling.Permitted;

    /// <summary>Titles of what is given online and nobody leads.</summary>
    public static Ruling JudgeTeacher(IReadOnlyCollection<string> titles, EnrolmentPack pack) =>
        titles.Count > 0 && pack.OnlineWithTeacher is { } kinds
            ? kinds.Broken(TeacherMissing, Force.Duty, new { Titles = titles })
            : Ruling.Permitted;
}
