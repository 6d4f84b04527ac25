using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A step of opening the service comes after those that the page puts before it (课后服务流程).</summary>
/// <remarks>ENR-006. The order and its force are the page's; in Hunan 「要严格按照规定，遵循」.</remarks>
internal static class OpeningSequenceRule
{
    public static Ruling Judge(ServicePlan plan, string step, EnrolmentPack pack)
    {
        if (pack.OpeningSequence is not { } sequence || !sequence.Value.Contains(step))
            return Ruling.Permitted;
        var missing = sequence
            .Value.TakeWhile(before => before != step)
            .Where(before => !plan.HasDone(before))
            .Select(OpeningStep.GuardOf)
            .ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : sequence.Broken("opening-sequence", new { Step = step, Missing = missing });
    }
}
