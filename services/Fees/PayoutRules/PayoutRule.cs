namespace AfterSchool.Fees.PayoutRules;

/// <summary>A school's rule on what people are paid for the service (劳务报酬发放办法、激励办法).</summary>
public sealed class PayoutRule
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Rates (发放标准).</summary>
    public required string Rates { get; init; }

    /// <summary>Class-hours of the service in all (总课时量).</summary>
    public required int ClassHours { get; init; }

    /// <summary>What is done in them (开展活动内容).</summary>
    public required string Content { get; init; }

    /// <summary>When it was drawn up.</summary>
    public required DateTimeOffset DrawnUpAt { get; init; }

    /// <summary>When the education authority consented (审核同意).</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Account of the official who consented.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>Whether the education authority has consented.</summary>
    public bool IsApproved => ApprovedAt is not null;

    /// <summary>Records the education authority's consent.</summary>
    public void Approve(Guid by, DateTimeOffset now)
    {
        if (IsApproved)
            throw new InvalidOperationException($"Payout rule {Id} is approved already.");
        (ApprovedBy, ApprovedAt) = (by, now);
    }
}
