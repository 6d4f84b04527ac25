using AfterSchool.Fees.Copies;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.PayLists;

/// <summary>How far a pay list has come.</summary>
public enum PayListState
{
    /// <summary>Drawn up by the office.</summary>
    Draft,

    /// <summary>Approved by the principal; its sum stays reserved.</summary>
    Approved,

    /// <summary>Paid.</summary>
    Paid,
}

/// <summary>What a person does in the service.</summary>
public enum DutyRole
{
    /// <summary>Serves children directly (直接参与课后服务).</summary>
    Direct,

    /// <summary>Manages the service directly (直接参与管理).</summary>
    Management,
}

/// <summary>Allowances of a school's staff for a month (补助发放表).</summary>
public sealed class PayList
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term whose fees pay it.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The month, e.g. 2026-09.</summary>
    public required string Month { get; init; }

    /// <summary>Its lines.</summary>
    public required List<PayLine> Lines { get; init; }

    /// <summary>How far it has come.</summary>
    public PayListState State { get; private set; }

    /// <summary>Paid in all, in fen.</summary>
    public required long TotalFen { get; init; }

    /// <summary>Account of the principal who approved it.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>Number of the bank's record of the payment.</summary>
    public string? Reference { get; private set; }

    /// <summary>Paid in all.</summary>
    public Money Total => new(TotalFen);

    /// <summary>Approves it, unless a rule on allowances refuses.</summary>
    /// <param name="pack">The page.</param>
    /// <param name="month">Lines approved in the same school and month, this list's among them.</param>
    /// <param name="workloads">The school's confirmed workload of the month.</param>
    /// <param name="rule">The school's rule on pay, if it has drawn one up.</param>
    /// <param name="by">Account of the principal.</param>
    public Ruling Approve(
        FeesPack pack,
        IReadOnlyList<PayLine> month,
        IReadOnlyList<Workload> workloads,
        PayoutRule? rule,
        Guid by
    )
    {
        if (State is not PayListState.Draft)
            throw new InvalidOperationException($"Pay list {Id} is {State}; only a draft can be approved.");
        var ruling = Ruling.All(
            ParticipantsOnlyRule.Judge(Lines, workloads, pack),
            ManagementCapRule.Judge(month, workloads, pack),
            NoDoubleAllowanceRule.Judge(month, pack),
            PayoutRuleRule.Judge(rule, pack)
        );
        if (!ruling.Permits)
            return ruling;
        (State, ApprovedBy) = (PayListState.Approved, by);
        foreach (var line in Lines)
            line.PayKind = PayKindRule.Of(
                workloads.FirstOrDefault(load => load.PersonId == line.PersonId)?.Category,
                pack
            );
        return ruling;
    }

    /// <summary>Records that it was paid.</summary>
    public void Pay(string reference)
    {
        if (State is not PayListState.Approved)
            throw new InvalidOperationException($"Pay list {Id} is {State}; only an approved one can be paid.");
        (State, Reference) = (PayListState.Paid, reference);
    }
}

/// <summary>One person's allowance.</summary>
public sealed class PayLine
{
    /// <summary>How staff are paid: by their allowance or performance pay (补助、绩效工资).</summary>
    public const string StaffPay = "staffPay";

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What the person did.</summary>
    public required DutyRole Role { get; init; }

    /// <summary>How much, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>As what it is paid: staffPay, or what the page says of outsiders; told when the list is approved.</summary>
    public string PayKind { get; set; } = StaffPay;
}
