using AfterSchool.Fees.Copies;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Standards;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Bills;

/// <summary>What a bill comes to: the agreed fee, never above the standard, less what is waived.</summary>
/// <param name="Amount">To be paid.</param>
/// <param name="Waived">Waived of the fee.</param>
public sealed record BillPrice(Money Amount, Money Waived)
{
    /// <summary>The price, a broken fen of the waiver in favour of the pupil.</summary>
    /// <param name="agreed">The fee agreed with the guardian.</param>
    /// <param name="cap">The most that the standard lets be charged.</param>
    /// <param name="waivedPercent">0 to 100.</param>
    public static BillPrice Of(Money agreed, Money cap, int waivedPercent)
    {
        var full = agreed <= cap ? agreed : cap;
        var waived = full.ProRataUp(waivedPercent, 100);
        return new BillPrice(full - waived, waived);
    }

    /// <summary>
    /// The most that a standard lets be charged for this bill. A standard per term holds for the pupil, whatever number of
    /// offerings: what other bills of the term charge counts against it. A standard per class-hour holds for each hour. Null while
    /// the timetable that the hours are counted in is not known.
    /// </summary>
    public static Money? Cap(FeeStandard standard, Bill bill, ChargeFacts facts, FeesPack pack)
    {
        if (standard.Unit == FeeUnit.Term)
            return standard.Amount > facts.ChargedBesides ? standard.Amount - facts.ChargedBesides : Money.Zero;
        if (facts.Timetable is null || pack.ClassHourMinutes is not { Value: var minutes })
            return null;
        var stage = facts.Grade <= 6 ? "primary" : "junior";
        return standard.Amount * facts.Timetable.ClassHoursFrom(bill.FirstDay, minutes[stage]);
    }
}
