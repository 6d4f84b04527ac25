using AfterSchool.Fees.Copies;
using AfterSchool.Fees.PayLists;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Allowances go to those only who took part that month: their workload in that role is confirmed (参与课后服务).</summary>
/// <remarks>FEE-037. 「按照专款专用的原则，主要用于参与课后服务教师和相关人员的补助」.</remarks>
internal static class ParticipantsOnlyRule
{
    public static Ruling Judge(IReadOnlyList<PayLine> lines, IReadOnlyList<Workload> workloads, FeesPack pack)
    {
        if (pack.Earmarked is not { Value: true } rule)
            return Ruling.Permitted;
        var strangers = lines.Where(line => !workloads.Any(load => Covers(load, line))).ToArray();
        return strangers.Length == 0
            ? Ruling.Permitted
            : rule.Broken("allowance-without-workload", new { Persons = strangers.Length });
    }

    private static bool Covers(Workload load, PayLine line) =>
        load.PersonId == line.PersonId
        && load.DutyRole == line.Role.Code()
        && (line.Role is DutyRole.Management || load.SessionsHeld > 0);
}

/// <summary>
/// A manager's allowance in a month is at most the average of those who serve directly, in the same school and month (人均补助). Vendors'
/// package staff and the managers do not count; where nobody serves directly, the average is nothing.
/// </summary>
/// <remarks>FEE-045. 「不得超过」 includes the average itself.</remarks>
internal static class ManagementCapRule
{
    public static Ruling Judge(IReadOnlyList<PayLine> month, IReadOnlyList<Workload> workloads, FeesPack pack)
    {
        if (pack.ManagementCap is not { Value: "avgDirectMonthly" } cap)
            return Ruling.Permitted;
        var vendors = workloads
            .Where(load => pack.NotInAverage?.Value.Contains(load.Category) == true)
            .Select(load => load.PersonId)
            .ToHashSet();
        var direct = month.Where(line => line.Role is DutyRole.Direct && !vendors.Contains(line.PersonId)).ToArray();
        var (sum, count) = (
            direct.Sum(line => line.AmountFen),
            direct.Select(line => line.PersonId).Distinct().LongCount()
        );
        var highest = month
            .Where(line => line.Role is DutyRole.Management)
            .GroupBy(line => line.PersonId)
            .Select(person => person.Sum(line => line.AmountFen))
            .DefaultIfEmpty()
            .Max();

        // highest ≤ sum ÷ count, without dividing; nobody direct: anything above nothing is too much.
        var within = count == 0 ? highest == 0 : (Int128)highest * count <= sum;
        return within
            ? Ruling.Permitted
            : cap.Broken(
                "management-allowance-cap",
                new
                {
                    Highest = new Money(highest).ToString(),
                    Average = new Money(count == 0 ? 0 : sum / count).ToString(),
                    Counted = count,
                }
            );
    }
}

/// <summary>Who both manages and serves directly gets one allowance in a month, not two (不得重复发放).</summary>
/// <remarks>FEE-046. 「行政管理人员直接参与课后服务的，不得重复发放补助」.</remarks>
internal static class NoDoubleAllowanceRule
{
    public static Ruling Judge(IReadOnlyList<PayLine> month, FeesPack pack)
    {
        if (pack.NoDoubleAllowance is not { Value: true } rule)
            return Ruling.Permitted;
        var twice = month
            .GroupBy(line => line.PersonId)
            .Count(person => person.Select(line => line.Role).Distinct().Count() > 1);
        return twice == 0 ? Ruling.Permitted : rule.Broken("double-allowance", new { Persons = twice });
    }
}
