using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A fee standard is carried out only after the body that the page names for its level has decided (报政府同意后执行).</summary>
/// <remarks>FEE-007. 「报市州人民政府同意后执行」: without that decision, or with another body's, it is not.</remarks>
internal static class StandardApprovalRule
{
    public static Ruling Judge(DivisionCode division, string? body, FeesPack pack) =>
        pack.StandardApprovers is { } approvers
        && approvers.Value.TryGetValue(division.LevelName(), out var needed)
        && !needed.Contains(body ?? "")
            ? approvers.Broken("fee-standard-approval", new { Body = body, Needed = needed })
            : Ruling.Permitted;
}
