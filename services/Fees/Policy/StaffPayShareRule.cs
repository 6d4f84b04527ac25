using System.Globalization;
using AfterSchool.Fees.BudgetYears;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Performance pay of the staff who took part is at least the page's share of fees and subsidy (绩效工资占比).</summary>
/// <remarks>
/// FEE-044. 「不低于服务性收费和财政补贴总额的80%」 includes 80 % itself. Sponsorship is no part of the base; volunteers, vendors and training are no
/// part of the pay.
/// </remarks>
internal static class StaffPayShareRule
{
    public static Ruling Judge(PayShareFigures figures, FeesPack pack) => Judge(figures, null, pack);

    /// <summary>At the close of a term it is only noted: the year decides.</summary>
    public static Ruling Note(PayShareFigures figures, FeesPack pack) => Judge(figures, Force.Main, pack);

    /// <summary>What the share is taken of in this place.</summary>
    public static Money Base(PayShareFigures figures, FeesPack pack) =>
        (pack.StaffPayBase?.Value ?? [])
            .Select(part =>
                part switch
                {
                    "serviceFee" => figures.ServiceFee,
                    "fiscalSubsidy" => figures.Subsidy,
                    _ => Money.Zero,
                }
            )
            .Aggregate(Money.Zero, (sum, part) => sum + part);

    private static Ruling Judge(PayShareFigures figures, Force? force, FeesPack pack)
    {
        if (pack.StaffPayMinShare is not { } least)
            return Ruling.Permitted;
        var whole = Base(figures, pack);
        // pay ÷ base ≥ share, without dividing.
        if (figures.StaffPay.Fen >= least.Value * whole.Fen)
            return Ruling.Permitted;
        return least.Broken(
            "staff-pay-share",
            force ?? least.Force,
            new
            {
                StaffPay = figures.StaffPay.ToString(),
                Base = whole.ToString(),
                Percent = (100m * figures.StaffPay.Fen / whole.Fen).ToString("0.##", CultureInfo.InvariantCulture),
                Least = (100m * least.Value).ToString("0.##", CultureInfo.InvariantCulture),
            }
        );
    }
}
