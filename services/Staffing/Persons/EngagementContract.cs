namespace AfterSchool.Staffing.Persons;

/// <summary>A school's contract with an outsider whom it hires (劳动合同、劳务协议). Append-only: a new contract adds a row.</summary>
public sealed class EngagementContract
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What kind it is.</summary>
    public required ContractKind Kind { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Pay and benefits as it has them (劳动报酬和相关待遇).</summary>
    public required string Remuneration { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What kind of contract an outsider has with a school.</summary>
public enum ContractKind
{
    /// <summary>Labour contract (劳动合同).</summary>
    LabourContract,

    /// <summary>Service agreement (劳务协议).</summary>
    ServiceAgreement,

    /// <summary>Agreement of both sides on the pay (双方协议确定劳务报酬).</summary>
    PayAgreement,
}
