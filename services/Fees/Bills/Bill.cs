using AfterSchool.Fees.Copies;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Bills;

/// <summary>How far a bill has come.</summary>
public enum BillState
{
    /// <summary>Waits for the charge guards.</summary>
    Pending,

    /// <summary>Waits for the local waiver rule: the pupil is to be relieved, and nobody has said by how much yet.</summary>
    AwaitingWaiverRule,

    /// <summary>Issued to the family.</summary>
    Issued,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Never to be paid: the place ended first.</summary>
    Cancelled,
}

/// <summary>What a family owes for one place in one term (账单). One bill for each place, ever.</summary>
public sealed class Bill
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The place billed; unique.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>First day the pupil takes part.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The fee agreed with the guardian, before standard and waiver.</summary>
    public required Money Agreed { get; init; }

    /// <summary>How far it has come.</summary>
    public BillState State { get; private set; }

    /// <summary>What is to be paid, once issued.</summary>
    public Money Amount { get; private set; }

    /// <summary>What was waived (减免).</summary>
    public Money Waived { get; private set; }

    /// <summary>Paid so far.</summary>
    public Money Paid { get; private set; }

    /// <summary>Given back so far: refunds and shares of the surplus.</summary>
    public Money GivenBack { get; private set; }

    /// <summary>The standard it was issued under; none where nothing is charged.</summary>
    public Guid? StandardId { get; private set; }

    /// <summary>Edition it was issued under.</summary>
    public string? Edition { get; private set; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>When the clock of bills looks at it again, by the database's own time.</summary>
    public required DateTimeOffset LookAgainAt { get; init; }

    /// <summary>How often the clock has looked in vain.</summary>
    public int Looks { get; private set; }

    /// <summary>What is still to be paid.</summary>
    public Money Due => State is BillState.Issued ? Amount - Paid : Money.Zero;

    /// <summary>What the family has really paid: less what was given back.</summary>
    public Money Net => Paid - GivenBack;

    /// <summary>Whether the pupil is free of the fee: it was waived whole.</summary>
    public bool IsFree => State is BillState.Paid && Amount == Money.Zero && Waived > Money.Zero;

    /// <summary>Whether it waits to be issued.</summary>
    public bool Waits => State is BillState.Pending or BillState.AwaitingWaiverRule;

    /// <summary>Issues it; nothing to pay is paid already.</summary>
    public void Issue(BillPrice price, Guid? standardId, string edition, DateTimeOffset now)
    {
        Must(Waits, "issued");
        (Amount, Waived) = (price.Amount, price.Waived);
        (StandardId, Edition, IssuedAt) = (standardId, edition, now);
        State = Amount == Money.Zero ? BillState.Paid : BillState.Issued;
    }

    /// <summary>Keeps it back until the local waiver rule is there.</summary>
    public void AwaitWaiverRule()
    {
        Must(Waits, "kept back");
        State = BillState.AwaitingWaiverRule;
    }

    /// <summary>The place ended, and nothing was paid for it.</summary>
    public void Cancel()
    {
        Must(State is not BillState.Cancelled && Paid == Money.Zero, "cancelled");
        State = BillState.Cancelled;
    }

    /// <summary>Takes a payment of no more than what is due.</summary>
    public void Pay(Money amount)
    {
        Must(State is BillState.Issued && amount <= Due, "paid");
        Paid += amount;
        if (Paid == Amount)
            State = BillState.Paid;
    }

    /// <summary>Gives back no more than what was really paid.</summary>
    public void GiveBack(Money amount)
    {
        Must(amount <= Net, "given back");
        GivenBack += amount;
    }

    private void Must(bool can, string verb)
    {
        if (!can)
            throw new InvalidOperationException($"Bill {Id} is {State}, {Due} due; it cannot be {verb}.");
    }
}
