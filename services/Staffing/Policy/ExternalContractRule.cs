using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>With an outsider whom it hires a school signs a contract (签订劳动合同或劳务协议): before the first session.</summary>
/// <remarks>STF-013, and STF-009 where the contract is all that admits. Where the text only allows an agreement, none is owed.</remarks>
internal static class ExternalContractRule
{
    /// <summary>Code of the duty.</summary>
    public const string Duty = "external-without-contract";

    // It binds the school, so the person serves all the same: 「学校依法与其签订劳动合同或劳务协议」.
    public static Ruling Judge(StaffMember person, StaffingPack pack, DateOnly day) =>
        pack.ExternalContracts is { } kinds && person.IsHired && !person.HasContract(kinds.Value, day)
            ? kinds.Broken("external-without-contract", new { person.Category, Kinds = kinds.Value })
            : Ruling.Permitted;
}
