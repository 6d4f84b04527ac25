using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.Filings;

/// <summary>A school's filing of persons with the education authority (人员备案): submitted, then received.</summary>
public sealed class Filing : IAtSchool
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid SchoolId { get; init; }

    /// <summary>The term, of a list for a term.</summary>
    public required Guid? TermId { get; init; }

    /// <summary>Who is filed.</summary>
    public required Guid[] PersonIds { get; init; }

    /// <summary>When the school submitted it.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Number of the receipt (备案回执); none while the authority has not received it.</summary>
    public string? ReceiptNumber { get; private set; }

    /// <summary>When the authority received it.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>Records the receipt.</summary>
    public void Receive(string number, DateTimeOffset now) => (ReceiptNumber, ReceivedAt) = (number, now);
}
