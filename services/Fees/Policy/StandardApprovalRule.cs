using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A fee standard is carried out only after the body that the page names has consented (报政府同意后执行).</summary>
/// <remarks>FEE-007. 「报市州人民政府同意后执行」: without that consent, or with another body's, it is not.</remarks>
internal static class StandardApprovalRule
{
    public static Ruling Judge(string? body, FeesPack pack) =>
        pack.StandardApprovers is { } approvers && !approvers.Value.Contains(body ?? "")
            ? approvers.Broken("fee-standard-approval", new { Body = body, Needed = approvers.Value })
            : Ruling.Permitted;
}
