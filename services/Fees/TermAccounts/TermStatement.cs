using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>What parents are told of a term's money (成本、收支公示): delivered by the school, published by its authority.</summary>
public sealed class TermStatement
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What the service cost, as the school reckons it.</summary>
    public required Money Cost { get; init; }

    /// <summary>Income of the term, from the ledger: fees less refunds, and other sources.</summary>
    public required Money Income { get; init; }

    /// <summary>Expenditure of the term, from the ledger.</summary>
    public required Money Expenditure { get; init; }

    /// <summary>When the school delivered it.</summary>
    public required DateTimeOffset DeliveredAt { get; init; }

    /// <summary>Where the authority published it.</summary>
    public string? PublishedAtPlace { get; private set; }

    /// <summary>When the authority published it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Records that the authority published it.</summary>
    public void Publish(string place, DateTimeOffset now)
    {
        if (PublishedAt is not null)
            throw new InvalidOperationException($"The statement of term {TermId} is published already.");
        (PublishedAtPlace, PublishedAt) = (place, now);
    }
}
