using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Staffing.Policy;

/// <summary>The introduction fee is clearly lower than the same service off campus (明显低于校外同质培训).</summary>
/// <remarks>STF-029.</remarks>
internal static class ClearlyLowerPriceRule
{
    /// <param name="price">The price offered.</param>
    /// <param name="offCampus">The price of the same service off campus.</param>
    /// <param name="leastDiscount">Least discount as a ratio, 0.2 for 20 %; its value is none until an authority enters one.</param>
    public static Ruling Judge(Money price, Money offCampus, Cited<decimal?>? leastDiscount)
    {
        if (leastDiscount is null)
            return Ruling.Permitted;
        var compared = new
        {
            Price = price.ToString(),
            OffCampus = offCampus.ToString(),
            LeastDiscount = leastDiscount.Value,
        };

        // 「明显低于」 is not met by the same price, whatever an authority enters.
        if (price >= offCampus)
            return leastDiscount.Broken("vendor-price-not-lower", compared);

        // How much is clearly, the text does not say: the authority finds it case by case, or has entered a number.
        return leastDiscount.Value is not { } least
                ? leastDiscount.Broken("vendor-price-clearly-lower", Force.OpenList, compared)
            : price.Fen <= offCampus.Fen * (1 - least) ? Ruling.Permitted
            : leastDiscount.Broken("vendor-price-discount-too-small", compared);
    }
}
