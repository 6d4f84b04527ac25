using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Expenditures;

/// <summary>Out of what something is paid.</summary>
public enum PaidFrom
{
    /// <summary>The account of funds (专款账户).</summary>
    Funds,

    /// <summary>Takings not yet remitted (坐支).</summary>
    Takings,
}

/// <summary>Money spent on the service other than allowances (支出). Append-only.</summary>
public sealed class Expenditure
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Code of the use, as the page lists it.</summary>
    public required string UseCode { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who was paid; a body, not a private person.</summary>
    public required string Payee { get; init; }

    /// <summary>What for.</summary>
    public required string Note { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the school reckons operating cost to come to in a term (运行支出预算); the latest counts. Append-only.</summary>
public sealed class OperatingEstimate
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Utilities, heating, purchase and maintenance of equipment in the term.</summary>
    public required Money Amount { get; init; }

    /// <summary>How it was reckoned.</summary>
    public required string Note { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }
}
