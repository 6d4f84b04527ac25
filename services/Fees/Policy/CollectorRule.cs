using AfterSchool.Fees.Payments;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Fees are not collected through parent committees, third parties and their like (收费主体).</summary>
/// <remarks>FEE-023. 「不得通过家长委员会、第三方机构等收取」: the named are refused; 等 leaves others to the authority.</remarks>
internal static class CollectorRule
{
    public static Ruling Judge(PayeeKind payee, FeesPack pack)
    {
        if (pack.BannedCollectors is not { } banned)
            return Ruling.Permitted;
        var code = payee.Code();
        if (banned.Value.Contains(code))
            return banned.Broken("collector-banned", new { Payee = code });
        return pack.AcceptedCollectors is { } accepted && accepted.Value.Contains(code)
            ? Ruling.Permitted
            : banned.Broken("collector-unnamed", Force.OpenList, new { Payee = code });
    }
}
