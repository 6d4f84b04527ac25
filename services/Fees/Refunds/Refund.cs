using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Refunds;

/// <summary>Why somebody who has paid does not take part.</summary>
public enum RefundReason
{
    /// <summary>No special reason.</summary>
    Plain,

    /// <summary>Illness (疾病).</summary>
    Illness,

    /// <summary>Accident (意外).</summary>
    Accident,

    /// <summary>An emergency in the family (家庭变故).</summary>
    FamilyEmergency,

    /// <summary>The school ordered it (学校要求).</summary>
    SchoolOrder,

    /// <summary>Moved to another school (转学).</summary>
    Transfer,

    /// <summary>The offering stopped (项目停办).</summary>
    OfferingStopped,
}

/// <summary>How far a refund has come.</summary>
public enum RefundState
{
    /// <summary>Asked for in writing.</summary>
    Requested,

    /// <summary>Approved by the principal.</summary>
    Approved,

    /// <summary>Paid back.</summary>
    Paid,

    /// <summary>Declined, with a recorded reason.</summary>
    Declined,
}

/// <summary>Money to be given back for a bill (退费). One at a time for each bill.</summary>
public sealed class Refund
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The bill.</summary>
    public required Guid BillId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Why.</summary>
    public required RefundReason Reason { get; init; }

    /// <summary>First day without the pupil.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The written application; an electronic one counts. Empty where none was asked for.</summary>
    public required string WrittenApplication { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Planned sessions from that day on; all of them when the pupil never came.</summary>
    public required int SessionsRemaining { get; init; }

    /// <summary>Planned sessions in all.</summary>
    public required int SessionsPlanned { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public RefundState State { get; private set; }

    /// <summary>Account of the principal who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>Number of the slip or of the cash book's entry.</summary>
    public string? Reference { get; private set; }

    /// <summary>Approves it.</summary>
    public void Approve(Guid by)
    {
        Must(RefundState.Requested);
        (State, DecidedBy) = (RefundState.Approved, by);
    }

    /// <summary>Declines it; what the school must give it cannot decline.</summary>
    public Ruling Decline(FeesPack pack, string reason, Guid by)
    {
        Must(RefundState.Requested);
        var ruling = RefundOwedRule.JudgeDeclining(Reason.Code(), pack);
        if (ruling.Permits)
            (State, DecidedBy, DeclineReason) = (RefundState.Declined, by, reason);
        return ruling;
    }

    /// <summary>Records that it was paid back.</summary>
    public void Pay(string reference)
    {
        Must(RefundState.Approved);
        (State, Reference) = (RefundState.Paid, reference);
    }

    private void Must(RefundState state)
    {
        if (State != state)
            throw new InvalidOperationException($"Refund {Id} is {State}; it would have to be {state}.");
    }
}
