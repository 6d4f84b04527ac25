using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Parents' opinions and pupils' needs are solicited before the plan is made (事先充分征求家长意见).</summary>
/// <remarks>ENR-010.</remarks>
internal static class ConsultationRule
{
    public static Ruling Judge(Consultation consultation, EnrolmentPack pack)
    {
        // 「充分征求家长意见、征询学生需求」: both, and somebody must have answered.
        if (pack.PriorConsultation is not { Value: true } prior)
            return Ruling.Permitted;
        return consultation is { Respondents: > 0, PupilsAsked: true }
            ? Ruling.Permitted
            : prior.Broken("prior-consultation", new { consultation.Respondents, consultation.PupilsAsked });
    }
}
