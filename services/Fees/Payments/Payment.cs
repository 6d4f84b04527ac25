using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Payments;

/// <summary>How money was handed over.</summary>
public enum PaymentMethod
{
    /// <summary>Cash at the school's office (现金).</summary>
    Cash,

    /// <summary>A bank slip (银行回单).</summary>
    BankSlip,
}

/// <summary>Whose hands the money went into.</summary>
public enum PayeeKind
{
    /// <summary>The school's own account (学校账户).</summary>
    SchoolAccount,

    /// <summary>The treasury's account (财政专户).</summary>
    FiscalAccount,

    /// <summary>A parent committee (家长委员会).</summary>
    ParentCommittee,

    /// <summary>A vendor, an application's operator, an association (第三方机构).</summary>
    ThirdParty,

    /// <summary>Somebody the documents do not name.</summary>
    Other,
}

/// <summary>Money received for a bill (缴费), as the school recorded it. Append-only.</summary>
public sealed class Payment
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The bill.</summary>
    public required Guid BillId { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>How it was handed over.</summary>
    public required PaymentMethod Method { get; init; }

    /// <summary>Whose hands it went into.</summary>
    public required PayeeKind Payee { get; init; }

    /// <summary>Number of the slip or of the cash book's entry.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>Given by the database; part of the receipt's number.</summary>
    public long ReceiptSequence { get; private set; }

    /// <summary>Number of the receipt (收据编号).</summary>
    public string ReceiptNumber => $"{At.Year:0000}-{ReceiptSequence:00000000}";
}
