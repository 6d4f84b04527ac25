using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Province;

/// <summary>What the database counts for a division.</summary>
internal sealed class DivisionCounts
{
    public required string Division { get; init; }
    public long Schools { get; init; }
    public long PlansInForce { get; init; }
    public long Places { get; init; }
    public long BillsIssued { get; init; }
    public long BillsIssuedFen { get; init; }
    public long BillsPaid { get; init; }
    public long BillsPaidFen { get; init; }
    public long Refunds { get; init; }
    public long RefundsFen { get; init; }
    public long PaidOutFen { get; init; }
    public long SessionsHeld { get; init; }
    public long PupilsReleased { get; init; }
    public long ComplaintsOpen { get; init; }
    public long ComplaintsClosed { get; init; }
    public long ComplaintsOverdue { get; init; }
}

/// <summary>After-school service in a province, by county.</summary>
/// <param name="AsOf">The moment it was counted; what was told but not applied yet is not in it.</param>
/// <param name="Division">The division asked for.</param>
/// <param name="Divisions">One line for each county-level division with a school on the roll, in order of code.</param>
public sealed record ProvinceSummary(DateTimeOffset AsOf, string Division, IReadOnlyList<DivisionSummary> Divisions);

/// <summary>A county's line.</summary>
/// <param name="Division">Six digits.</param>
/// <param name="Schools">Schools on the roll.</param>
/// <param name="PlansInForce">Schools with a plan in force in a term not over yet.</param>
/// <param name="Places">Places confirmed and not ended, in terms not over yet.</param>
/// <param name="BillsIssued">Bills issued.</param>
/// <param name="BillsPaid">Bills paid in full.</param>
/// <param name="Refunds">Refunds paid back.</param>
/// <param name="AllowancesPaid">Paid to staff, in yuan.</param>
/// <param name="SessionsHeld">Sessions held.</param>
/// <param name="PupilsReleased">Releases of pupils after a session.</param>
/// <param name="Complaints">Complaints.</param>
public sealed record DivisionSummary(
    string Division,
    long Schools,
    long PlansInForce,
    long Places,
    CountAndSum BillsIssued,
    CountAndSum BillsPaid,
    CountAndSum Refunds,
    Money AllowancesPaid,
    long SessionsHeld,
    long PupilsReleased,
    ComplaintCounts Complaints
)
{
    internal static DivisionSummary Of(DivisionCounts counts) =>
        new(
            DivisionCode.Parse(counts.Division).Full,
            counts.Schools,
            counts.PlansInForce,
            counts.Places,
            new(counts.BillsIssued, new Money(counts.BillsIssuedFen)),
            new(counts.BillsPaid, new Money(counts.BillsPaidFen)),
            new(counts.Refunds, new Money(counts.RefundsFen)),
            new Money(counts.PaidOutFen),
            counts.SessionsHeld,
            counts.PupilsReleased,
            new(counts.ComplaintsOpen, counts.ComplaintsClosed, counts.ComplaintsOverdue)
        );
}

/// <summary>How many, and their sum in yuan.</summary>
public sealed record CountAndSum(long Count, Money Amount);

/// <summary>Complaints.</summary>
/// <param name="Open">Not closed.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Overdue">With a step whose last day has passed.</param>
public sealed record ComplaintCounts(long Open, long Closed, long Overdue);
