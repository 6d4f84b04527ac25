using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// Fee money is spent on the service and on nothing else (专款专用): no management fee, no gap of other money filled, nothing
/// unrelated, nothing that another source must bear; what the list of uses does not name is for the authority.
/// </summary>
/// <remarks>FEE-039, FEE-041, FEE-058, FEE-042. 「…水电费等相关支出」 is open; the bans are closed.</remarks>
internal static class UseRule
{
    public static Ruling Judge(string use, FeesPack pack)
    {
        var compared = new { Use = use };
        if (Names(pack.ManagementFeeUses, use))
            return pack.ManagementFeeUses!.Broken("management-fee", compared);
        if (Names(pack.GapFillingUses, use))
            return pack.GapFillingUses!.Broken("gap-filling-use", compared);
        if (Names(pack.UnrelatedUses, use))
            return pack.UnrelatedUses!.Broken("unrelated-use", compared);
        if (Names(pack.UsesOfOtherSources, use))
            return pack.UsesOfOtherSources!.Broken("use-of-another-source", compared);
        return Names(pack.PackageUses, use) || Names(pack.OperatingUses, use) || pack.OperatingUses is not { } open
            ? Ruling.Permitted
            : open.Broken("use-unnamed", Force.OpenList, compared);
    }

    private static bool Names(Cited<IReadOnlyList<string>>? list, string use) => list?.Value.Contains(use) == true;
}
