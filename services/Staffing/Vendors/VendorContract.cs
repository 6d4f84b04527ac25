using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.Vendors;

/// <summary>
/// A school's contract with a vendor (购买服务协议): active, perhaps suspended by the authority's order, then ended by its day, the
/// school or a ban.
/// </summary>
public sealed class VendorContract : IAtSchool
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The school's division at signing; a ban on a division finds the contract by it.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The selection that the vendor was awarded; none where the place selects nobody.</summary>
    public required Guid? SelectionId { get; init; }

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
    public Ruling Sign(StaffingPack pack, ContractFacts facts, Plea plea)
    {
        // What the school asked for was judged when it asked; who signs without having asked shows no need.
        var need = facts.Introduction is null ? VendorPreconditionRule.Judge(VendorNeed.None, pack) : Ruling.Permitted;
        var ruling = Ruling
            .All(
                VendorBanRule.Judge(facts, pack),
                VendorStepsRule.Judge(facts.Taken, pack),
                need,
                OutsourcingRule.Judge(this, facts, pack),
                PublicVendorListRule.Judge(facts, pack),
                VendorQualificationRule.Judge(facts.Credentials, pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            (Status, Edition) = (ContractStatus.Active, pack.Edition);
        return ruling;
    }

    /// <summary>Lets it rest by the authority's order; false when it does not run.</summary>
    public bool Suspend()
    {
        if (Status != ContractStatus.Active)
            return false;
        Status = ContractStatus.Suspended;
        return true;
    }

    /// <summary>Lifts the order; false when it was not suspended.</summary>
    public bool Resume()
    {
        if (Status != ContractStatus.Suspended)
            return false;
        Status = ContractStatus.Active;
        return true;
    }

    /// <summary>Ends it; false when it had ended before.</summary>
    public bool End(ContractStatus how)
    {
        if (Status is not (ContractStatus.Active or ContractStatus.Suspended))
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

    /// <summary>Resting by the authority's order (暂停).</summary>
    Suspended,

    /// <summary>Ended by its day or by the school.</summary>
    Ended,

    /// <summary>Ended by a ban.</summary>
    Banned,
}

/// <summary>What a contract is judged by beside itself.</summary>
public sealed record ContractFacts
{
    /// <summary>The selection that this vendor has won and the contract names; none without one.</summary>
    public VendorSelection? Selection { get; init; }

    /// <summary>The school's introduction of this vendor; none where it has asked for none.</summary>
    public Introduction? Introduction { get; init; }

    /// <summary>The steps taken.</summary>
    public required StepsTaken Taken { get; init; }

    /// <summary>Whether the vendor is banned there.</summary>
    public bool IsBanned { get; init; }

    /// <summary>Minutes of outside organisations on the school's timetable in the contract's days.</summary>
    public long OrganisationMinutes { get; init; }

    /// <summary>All minutes on it; 0 while there is no timetable.</summary>
    public long TotalMinutes { get; init; }

    /// <summary>Credentials that the vendor can show on the first day.</summary>
    public IReadOnlyList<CredentialKind> Credentials { get; init; } = [];

    /// <summary>What is made public of it: the selection's entry of the list, else the introduction.</summary>
    public Guid? ListEntryId => Selection?.Id ?? Introduction?.Id;

    /// <summary>Whether that is public.</summary>
    public bool IsPublished => (Selection is null ? Introduction?.PublishedAt : Selection.ListedAt) is not null;
}
