using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A vendor's offering needs the vendor selected and approved for that school (遴选审核、审批).</summary>
/// <remarks>STF-022: Staffing keeps the steps and tells their result.</remarks>
internal static class VendorAdmissionRule
{
    public static Ruling Judge(Offering offering, bool isAdmitted, EnrolmentPack pack) =>
        offering.ProviderKind == ProviderKind.Vendor && !isAdmitted && pack.VendorApproval is { } approval
            ? approval.Broken("vendor-not-admitted", new { Steps = approval.Value })
            : Ruling.Permitted;
}
