using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Refunds;

/// <summary>
/// What a pupil gets back: paid × remaining sessions ÷ planned sessions, a broken fen in favour of the pupil; everything when the pupil
/// never came. Our default until an authority says otherwise; no document gives a formula.
/// </summary>
/// <param name="Amount">How much.</param>
/// <param name="Remaining">Sessions that count as remaining.</param>
/// <param name="Planned">Sessions planned in all.</param>
internal sealed record RefundFormula(Money Amount, int Remaining, int Planned)
{
    public static RefundFormula Of(Money paid, int planned, int remaining, int attended) =>
        attended == 0 || planned == 0
            ? new RefundFormula(paid, planned, planned)
            : new RefundFormula(paid.ProRataUp(remaining, planned), remaining, planned);
}
