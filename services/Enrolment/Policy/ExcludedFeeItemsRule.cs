using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Care outside the service is no charge item (不得纳入课后服务收费项目).</summary>
/// <remarks>FEE-010 (and the sentence of FEE-024).</remarks>
internal static class ExcludedFeeItemsRule
{
    public static Ruling Judge(IReadOnlyCollection<FeeLine> lines, EnrolmentPack pack)
    {
        if (pack.ExcludedFeeItems is not { } excluded)
            return Ruling.Permitted;
        var named = lines.Select(line => line.Activity).Where(excluded.Value.Contains).Distinct().ToArray();
        return named.Length == 0 ? Ruling.Permitted : excluded.Broken("fee-item-excluded", new { Items = named });
    }
}
