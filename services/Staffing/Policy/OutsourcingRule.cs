using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// No school hands the service over entirely (不得把课后服务工作完全交给第三方机构或组织); elsewhere it is bought in as a supplement
/// only (购买服务为补充).
/// </summary>
/// <remarks>STF-031.</remarks>
internal static class OutsourcingRule
{
    public static Ruling Judge(VendorContract contract, ContractFacts facts, StaffingPack pack)
    {
        if (pack.Outsourcing is not { } limit)
            return Ruling.Permitted;
        var (theirs, all) = (facts.OrganisationMinutes, facts.TotalMinutes);
        // Without a timetable yet, only the contract's own words can say so.
        var beyond = limit.Value switch
        {
            // 「完全交给」: all of it.
            OutsourcingLimit.NotWhole => theirs >= all,
            // 「以学校内部供给为主」: the school's own is more than half.
            OutsourcingLimit.Supplement => theirs * 2 >= all,
            _ => throw new InvalidOperationException($"No such limit: {limit.Value}."),
        };
        return contract.Scope == ContractScope.Whole || (all > 0 && beyond)
            ? limit.Broken(
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
