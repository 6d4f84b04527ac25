using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Those whom the page names are asked before the plan is made (事先充分征求家长意见、征询学生需求).</summary>
/// <remarks>ENR-010. None at all: see <see cref="TermDuties"/>.</remarks>
internal static class ConsultationRule
{
    public static Ruling Judge(Consultation consultation, EnrolmentPack pack)
    {
        // 「充分征求家长意见、征询学生需求」: everyone named, and somebody must have answered.
        if (pack.PriorConsultation is not { } prior)
            return Ruling.Permitted;
        var pupilsMissed = prior.Value.Contains("pupils") && !consultation.PupilsAsked;
        return consultation.Respondents > 0 && !pupilsMissed
            ? Ruling.Permitted
            : prior.Broken("prior-consultation", new { consultation.Respondents, consultation.PupilsAsked });
    }

    /// <summary>The plan was completed or its menu published with nobody asked.</summary>
    public static Ruling JudgeMissing(ServicePlan plan, bool hasMenu, EnrolmentPack pack) =>
        pack.PriorConsultation is { } prior && plan.Consultation is null && (plan.CompletedOn is not null || hasMenu)
            ? prior.Broken("prior-consultation", new { Respondents = 0, PupilsAsked = false })
            : Ruling.Permitted;
}
