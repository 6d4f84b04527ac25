using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A step of opening the service comes after those that the page puts before it (课后服务流程).</summary>
/// <remarks>
/// ENR-006. The order and its force are the page's: 「要严格按照规定，遵循」 refuses, 「一般应按」 asks a reason, 「按照…流程」 is a duty.
/// </remarks>
internal static class OpeningSequenceRule
{
    private const string Code = "opening-sequence";

    /// <summary>A step of the plan as a whole.</summary>
    public static Ruling Judge(ServicePlan plan, string step, EnrolmentPack pack)
    {
        if (pack.OpeningSequence is not { } sequence || OpeningStep.NameIn(sequence.Value, step) is not { } named)
            return Ruling.Permitted;
        var missing = sequence
            .Value.TakeWhile(before => before != named)
            .Where(before => OpeningStep.IsOfPlan(before) && !plan.HasDone(before))
            .Select(OpeningStep.GuardOf)
            .ToArray();
        return missing.Length == 0 ? Ruling.Permitted : sequence.Broken(Code, new { Step = named, Missing = missing });
    }
}
