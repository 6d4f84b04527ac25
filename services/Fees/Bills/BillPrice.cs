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
    /// The most that may be charged for this bill. A standard per term holds for the pupil, whatever number of offerings: what
    /// other bills of the term charge counts against it, and so it does against the page's own cap. A standard per class-hour holds
    /// for each hour. Null while the timetable that lengths and hours are read from is not known.
    /// </summary>
    public static Money? Cap(FeeStandard standard, Bill bill, ChargeFacts facts, FeesPack pack)
    {
        var byStandard =
            standard.Unit is FeeUnit.Term
                ? Left(standard.Amount, facts)
                : ByClassHour(standard.Amount, bill, facts, pack);
        if (byStandard is not { } most || pack.TermCap is not { Value: var cap })
            return byStandard;
        if (facts.Minutes is not { } minutes)
            return null;
        var left = Left(cap.Amount, facts);
        return minutes > cap.Minutes || most <= left ? most : left;
    }

    private static Money Left(Money amount, ChargeFacts facts) =>
        amount > facts.ChargedBesides ? amount - facts.ChargedBesides : Money.Zero;

    private static Money? ByClassHour(Money amount, Bill bill, ChargeFacts facts, FeesPack pack) =>
        facts.Timetable is { } timetable
        && pack.ClassHourMinutes is { } lengths
        && lengths.Value.TryGetValue(facts.Grade <= 6 ? "primary" : "junior", out var minutes)
            ? amount * timetable.ClassHoursFrom(bill.FirstDay, minutes)
            : null;
}
