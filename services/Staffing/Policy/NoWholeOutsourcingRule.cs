using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>No school hands the service over entirely (不得把课后服务工作完全交给第三方机构或组织).</summary>
/// <remarks>STF-031.</remarks>
internal static class NoWholeOutsourcingRule
{
    public static Ruling Judge(VendorContract contract, ContractFacts facts, StaffingPack pack)
    {
        if (pack.NoWholeOutsourcing is not { } ban)
            return Ruling.Permitted;

        // 「完全交给」: all of it; without a timetable yet, only the contract's own words can say so.
        var all = facts.TotalMinutes > 0 && facts.OrganisationMinutes >= facts.TotalMinutes;
        return contract.Scope == ContractScope.Whole || all
            ? ban.Broken(
                "whole-outsourcing",
                new
                {
                    contract.Scope,
                    facts.OrganisationMinutes,
                    facts.TotalMinutes,
                }
            )
            : Ruling.Permitted;
    }
}
