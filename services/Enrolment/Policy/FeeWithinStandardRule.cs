using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A school charges within the standard that the city decided; it never decides it itself (收费标准).</summary>
/// <remarks>FEE-006. Silent as long as no standard per term is known; Fees keeps the charge back anyway.</remarks>
internal static class FeeWithinStandardRule
{
    public static Ruling Judge(Offering offering, FeeStandard? standard, EnrolmentPack pack) =>
        standard is not null && offering.FeePerTerm > standard.Amount && pack.FeeStandardSetter is { } setter
            ? setter.Broken(
                "fee-above-standard",
                new { Fee = offering.FeePerTerm.ToString(), Standard = standard.Amount.ToString() }
            )
            : Ruling.Permitted;
}
