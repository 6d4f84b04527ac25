using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// Fee money is spent on the service and on nothing else (专款专用): no management fee, nothing taken out of the account, no gap of
/// other money filled, nothing unrelated, nothing that another source must bear; of what the list of uses does not name, its force
/// decides.
/// </summary>
/// <remarks>FEE-037, FEE-039 to FEE-042, FEE-058. 「…水电费等相关支出」 is open; the bans are closed.</remarks>
internal static class UseRule
{
    /// <summary>Code of an attempt to take money out of the dedicated account.</summary>
    public const string DivertedRule = "funds-diverted";

    // Not the service by their very name, whatever a page says of them.
    private static readonly string[] Foreign =
    [
        "managementFee",
        "transferOut",
        "generalOperating",
        "otherPersonnel",
        "unrelated",
    ];

    public static Ruling Judge(string use, string? link, FeesPack pack)
    {
        var compared = new { Use = use, Link = link };
        if (Naming(use, pack) is var (list, rule))
            return list.Broken(rule, compared);
        if (Foreign.Contains(use))
            return pack.Earmarked is { Value: true } earmarked
                ? earmarked.Broken("use-not-earmarked", compared)
                : Ruling.Permitted;
        return IsUnnamed(use, pack) ? Unnamed(pack.AllowedUses!, compared) : Ruling.Permitted;
    }

    /// <summary>Whether what caused it must be said before it can be reviewed: 「因提供课后服务而导致的」.</summary>
    public static bool LacksItsLink(string use, string? link, FeesPack pack) =>
        string.IsNullOrWhiteSpace(link)
        && pack.CausedByService is { Value: true }
        && IsUnnamed(use, pack)
        // What is banned is no better for a reason.
        && !Foreign.Contains(use)
        && Naming(use, pack) is null;

    // The list of uses that are not the service which names this one, and what naming it comes to.
    private static (Cited<IReadOnlyList<string>> List, string Rule)? Naming(string use, FeesPack pack)
    {
        (Cited<IReadOnlyList<string>>? List, string Rule)[] lists =
        [
            (pack.ManagementFeeUses, "management-fee"),
            (pack.DivertingUses, DivertedRule),
            (pack.GapFillingUses, "gap-filling-use"),
            (pack.UnrelatedUses, "unrelated-use"),
            (pack.UsesOfOtherSources, "use-of-another-source"),
        ];
        return lists.FirstOrDefault(one => Names(one.List, use)) is ({ } list, var rule) ? (list, rule) : null;
    }

    private static bool IsUnnamed(string use, FeesPack pack) =>
        pack.AllowedUses is { } allowed && !allowed.Value.Contains(use) && !Names(pack.PackageUses, use);

    // A list of what money is mainly for closes nothing: noted. Any other list that does not name the use leaves it to the authority.
    private static Ruling Unnamed(Cited<IReadOnlyList<string>> allowed, object compared) =>
        allowed.Force is Force.Main
            ? allowed.Broken("use-unnamed", compared)
            : allowed.Broken("use-unnamed", Force.OpenList, compared);

    private static bool Names(Cited<IReadOnlyList<string>>? list, string use) => list?.Value.Contains(use) == true;
}
