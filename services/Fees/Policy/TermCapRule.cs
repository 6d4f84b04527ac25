using AfterSchool.Fees.ChargePackages;
using AfterSchool.Fees.Standards;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// The most a pupil is charged for a term of service of up to so many minutes a day (收费上限). It is never scaled: a longer service
/// needs a published standard of its own.
/// </summary>
/// <remarks>FEE-013. 「参加课后服务一小时的学生按不超过200元/生/学期的标准收费」: 200.00 itself is in order.</remarks>
internal static class TermCapRule
{
    public static Ruling JudgeStandard(FeeUnit unit, int? minutes, Money amount, FeesPack pack) =>
        pack.TermCap is { Value: var most } cap
        && unit is FeeUnit.Term
        && (minutes ?? most.Minutes) <= most.Minutes
        && amount > most.Amount
            ? Above(cap, amount)
            : Ruling.Permitted;

    /// <param name="lines">What is to be charged.</param>
    /// <param name="published">Published standards of the school's division by the minutes they hold for.</param>
    /// <param name="pack">The page.</param>
    public static Ruling JudgeLines(
        IReadOnlyList<ChargeLine> lines,
        IReadOnlyCollection<FeeStandard> published,
        FeesPack pack
    )
    {
        if (pack.TermCap is not { Value: var most } cap)
            return Ruling.Permitted;
        var service = lines
            .Where(line => line.Kind is ChargeKind.AfterSchoolService or ChargeKind.ExtendedCare)
            .ToArray();
        var within = new Money(service.Where(line => (line.Minutes ?? 0) <= most.Minutes).Sum(line => line.AmountFen));
        var unfounded = service.FirstOrDefault(line =>
            line.Minutes > most.Minutes
            && !published.Any(standard => standard.Minutes >= line.Minutes && line.Amount <= standard.Amount)
        );
        return Ruling.All(
            within > most.Amount ? Above(cap, within) : Ruling.Permitted,
            unfounded is null
                ? Ruling.Permitted
                : cap.Broken("longer-service-needs-standard", new { unfounded.Minutes, Most = most.Minutes })
        );
    }

    private static Ruling Above(Cited<TermCap> cap, Money amount) =>
        cap.Broken(
            "term-cap",
            new
            {
                Amount = amount.ToString(),
                Most = cap.Value.Amount.ToString(),
                cap.Value.Minutes,
            }
        );
}
