using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Opening in the holidays is shown as encouraged where the document encourages it (鼓励…开展寒暑假托管服务).</summary>
/// <remarks>ENR-043. Where weeks are owed, see <see cref="TermDuties"/>.</remarks>
internal static class HolidayCareRule
{
    public static Ruling Judge(Holiday holiday, EnrolmentPack pack) =>
        (holiday == Holiday.Winter ? pack.WinterOpenWeeks : pack.SummerOpenWeeks) is { Force: Force.Encouraged } shown
            ? shown.Broken("holiday-care-encouraged")
            : Ruling.Permitted;
}
