using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What an offering costs stands in the scheme that was approved and published with the plan (收费方案).</summary>
/// <remarks>FEE-010. An activity without a line is free.</remarks>
internal static class FeeWithinSchemeRule
{
    public static Ruling Judge(Offering offering, ServicePlan plan, EnrolmentPack pack)
    {
        if (pack.RequiredSections is not { } required || !required.Value.Contains("feeScheme"))
            return Ruling.Permitted;
        var most = plan
            .FeeScheme?.Where(line => line.Activity == offering.Activity)
            .Select(line => line.Amount)
            .DefaultIfEmpty(Money.Zero)
            .Max();
        return offering.FeePerTerm <= (most ?? Money.Zero)
            ? Ruling.Permitted
            : required.Broken(
                "fee-outside-scheme",
                new { Fee = offering.FeePerTerm.ToString(), Most = (most ?? Money.Zero).ToString() }
            );
    }
}
