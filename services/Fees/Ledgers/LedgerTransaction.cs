using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Ledgers;

/// <summary>A business event in the ledger (记账凭证): entries that sum to zero, entered once under the event's own key.</summary>
public sealed class LedgerTransaction
{
    private readonly List<LedgerEntry> _entries = [];

    private LedgerTransaction() { }

    /// <summary>Its id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The business event, e.g. <c>payment/…</c>; unique, so that an event is entered once.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private init; }

    /// <summary>The term.</summary>
    public Guid TermId { get; private init; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Its entries.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>A transaction whose entries balance.</summary>
    /// <exception cref="InvalidOperationException">They do not, or one of them is nothing.</exception>
    public static LedgerTransaction Balanced(
        string key,
        (Guid School, Guid Term) books,
        DateTimeOffset at,
        params IReadOnlyList<(Guid Account, Money Amount)> entries
    )
    {
        if (entries.Count < 2 || entries.Any(entry => entry.Amount == Money.Zero))
            throw new InvalidOperationException($"{key}: a transaction has two entries or more, none of them zero.");
        if (entries.Sum(entry => entry.Amount.Fen) != 0)
            throw new InvalidOperationException($"{key}: the entries do not sum to zero.");

        var transaction = new LedgerTransaction
        {
            Id = Guid.CreateVersion7(),
            Key = key,
            SchoolId = books.School,
            TermId = books.Term,
            At = at,
        };
        transaction._entries.AddRange(
            entries.Select(entry => new LedgerEntry
            {
                Id = Guid.CreateVersion7(),
                TransactionId = transaction.Id,
                AccountId = entry.Account,
                AmountFen = entry.Amount.Fen,
            })
        );
        return transaction;
    }
}

/// <summary>One side of a transaction (分录). Never changed, never removed.</summary>
public sealed class LedgerEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The transaction.</summary>
    public required Guid TransactionId { get; init; }

    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Amount in fen; debit positive, credit negative. A plain number, so that the database can sum it.</summary>
    public required long AmountFen { get; init; }
}
