using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>The introduction fee is set by tender or another competitive method (通过招标等竞争性方式确定).</summary>
/// <remarks>STF-028.</remarks>
internal static class CompetitivePriceRule
{
    public static Ruling Judge(VendorSelection selection, StaffingPack pack)
    {
        if (pack.CompetitivePriceMethods is not { } named || named.Value.Contains(selection.Method))
            return Ruling.Permitted;

        // 「通过招标等竞争性方式确定」: without competition it is barred; the 等 leaves other competitive methods to the authority.
        return selection.Method == PriceMethod.Direct
            ? named.Broken("vendor-price-without-competition", new { selection.Method })
            : named.Broken("vendor-price-method-unnamed", Force.OpenList, new { selection.Method });
    }
}
