using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;

namespace AfterSchool.Staffing.Policy;

/// <summary>A vendor comes in by the place's steps, in their order (遴选、审批、准入评审、党组织会议、逐级审批).</summary>
/// <remarks>STF-021, STF-022, STF-024 to STF-026, STF-048.</remarks>
internal static class VendorStepsRule
{
    /// <summary>Of a contract, or of a person bought in: every step is taken.</summary>
    public static Ruling Judge(StepsTaken taken, StaffingPack pack) =>
        pack.VendorSteps is { } steps
            ? Ruling.All(Lacking(steps.Value, taken).Select(step => steps.Broken(CodeOf(step))))
            : Ruling.Permitted;

    /// <summary>Of a step: those before it are taken; one that the place does not ask for has none before it.</summary>
    public static Ruling JudgeOrder(VendorStep step, StepsTaken taken, StaffingPack pack)
    {
        if (pack.VendorSteps is not { } steps || !steps.Value.Contains(step))
            return Ruling.Permitted;

        // 「…评审小组，经学校党组织会议研究通过后，报…逐级审批」: each after the one before.
        var lacking = Lacking(steps.Value.TakeWhile(one => one != step), taken).ToArray();
        return lacking.Length == 0
            ? Ruling.Permitted
            : Ruling.All([
                steps.Broken("vendor-step-out-of-order", new { Step = step, Lacking = lacking }),
                .. lacking.Select(one => steps.Broken(CodeOf(one))),
            ]);
    }

    private static IEnumerable<VendorStep> Lacking(IEnumerable<VendorStep> steps, StepsTaken taken) =>
        steps.Where(step => !taken.Passed.Contains(step) && Applies(step, taken));

    // Level by level along the school's own line: a school that no district runs has no district step (市直学校).
    private static bool Applies(VendorStep step, StepsTaken taken) =>
        step != VendorStep.DistrictBureau || taken.IsDistrictRun;

    private static string CodeOf(VendorStep step) =>
        step switch
        {
            VendorStep.Selection => "vendor-not-selected",
            VendorStep.SchoolPermit => "school-without-vendor-permit",
            VendorStep.EntryApproval => "vendor-entry-not-approved",
            VendorStep.ReviewGroup => "vendor-without-review-group",
            VendorStep.PartyMeeting => "vendor-without-party-meeting",
            VendorStep.DistrictBureau => "vendor-without-district-approval",
            VendorStep.CityBureau => "vendor-without-city-approval",
            _ => throw new InvalidOperationException($"No such step: {step}."),
        };
}
