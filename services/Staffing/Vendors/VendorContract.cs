using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;

namespace AfterSchool.Staffing.Vendors;

/// <summary>A school's contract with a selected vendor (购买服务协议): active, then ended by its day, the school or a ban.</summary>
public sealed class VendorContract
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The school's division at signing; a ban on a division finds the contract by it.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The selection that the vendor was awarded.</summary>
    public required Guid SelectionId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What the vendor takes over.</summary>
    public required ContractScope Scope { get; init; }

    /// <summary>Where it stands.</summary>
    public ContractStatus Status { get; private set; }

    /// <summary>Edition it was signed under.</summary>
    public string? Edition { get; private set; }

    /// <summary>Signs the contract, unless the jurisdiction's rules refuse it.</summary>
    public Ruling Sign(StaffingPack pack, ContractFacts facts)
    {
        var ruling = Ruling.All(
            VendorBanRule.Judge(facts, pack),
            VendorSelectedRule.Judge(this, facts, pack),
            SchoolPermitRule.Judge(facts, pack),
            NoWholeOutsourcingRule.Judge(this, facts, pack),
            PublicVendorListRule.Judge(facts, pack)
        );
        if (ruling.Permits)
            (Status, Edition) = (ContractStatus.Active, pack.Edition);
        return ruling;
    }

    /// <summary>Ends it; false when it had ended before.</summary>
    public bool End(ContractStatus how)
    {
        if (Status != ContractStatus.Active)
            return false;
        Status = how;
        return true;
    }
}

/// <summary>What a vendor takes over.</summary>
public enum ContractScope
{
    /// <summary>The item it was selected for.</summary>
    Item,

    /// <summary>The school's whole after-school service (整体外包).</summary>
    Whole,
}

/// <summary>Where a contract stands.</summary>
public enum ContractStatus
{
    /// <summary>Not signed.</summary>
    Draft,

    /// <summary>Running.</summary>
    Active,

    /// <summary>Ended by its day or by the school.</summary>
    Ended,

    /// <summary>Ended by a ban.</summary>
    Banned,
}

/// <summary>What a contract is judged by beside itself.</summary>
/// <param name="Selection">The selection named; none when there is none of this division.</param>
/// <param name="HasPermit">Whether the school may let third parties in.</param>
/// <param name="IsBanned">Whether the vendor is banned there.</param>
/// <param name="OrganisationMinutes">Minutes of outside organisations on the school's timetable in the contract's days.</param>
/// <param name="TotalMinutes">All minutes on it; 0 while there is no timetable.</param>
public sealed record ContractFacts(
    VendorSelection? Selection,
    bool HasPermit,
    bool IsBanned,
    long OrganisationMinutes,
    long TotalMinutes
);
