using AfterSchool.Fees.ChargePackages;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>No forced and no bundled charging: nothing else beside the service, and own consent for each line (强制收费、捆绑收费).</summary>
/// <remarks>FEE-022. 「不得违背学生家长意愿强制收费或捆绑收费」.</remarks>
internal static class BundlingRule
{
    public static Ruling Judge(IReadOnlyList<ChargeLine> lines, FeesPack pack)
    {
        if (pack.ServiceItems is not { } service)
            return Ruling.Permitted;
        var foreign = lines
            .Where(line => !IsCare(line.Kind) && !service.Value.Contains(line.Kind.Code()))
            .Select(line => line.Kind.Code())
            .ToArray();
        var forced = lines.Where(line => !line.OwnConsent).Select(line => line.Kind.Code()).ToArray();
        return Ruling.All(
            foreign.Length > 0 ? service.Broken("charge-bundled", new { Lines = foreign }) : Ruling.Permitted,
            forced.Length > 0 ? service.Broken("charge-without-consent", new { Lines = forced }) : Ruling.Permitted
        );
    }

    // Care beyond the service is judged by the rule on excluded care.
    private static bool IsCare(ChargeKind kind) =>
        kind is ChargeKind.EarlyArrivalCare or ChargeKind.NoonCare or ChargeKind.EveningStudy or ChargeKind.OtherCare;
}

/// <summary>Early-arrival, noon and evening care are no charge items of the service (不得纳入收费项目).</summary>
/// <remarks>FEE-024. 「不得将早到校看管和自习、午餐午休看管、晚自习等纳入」: the named are refused, 等 is for the authority.</remarks>
internal static class ExcludedCareRule
{
    public static Ruling Judge(IReadOnlyList<ChargeLine> lines, FeesPack pack)
    {
        if (pack.ExcludedCare is not { } excluded)
            return Ruling.Permitted;
        var named = lines.Select(line => line.Kind.Code()).Where(excluded.Value.Contains).ToArray();
        var unnamed = lines.Any(line => line.Kind is ChargeKind.OtherCare);
        return Ruling.All(
            named.Length > 0 ? excluded.Broken("care-excluded", new { Lines = named }) : Ruling.Permitted,
            unnamed ? excluded.Broken("care-unnamed", Force.OpenList) : Ruling.Permitted
        );
    }
}

/// <summary>A charge is a service fee or, where the page knows it, a collection on behalf (服务性收费、代收费).</summary>
/// <remarks>FEE-004. 「其收费属服务性收费或代收费」.</remarks>
internal static class ChargeTypeRule
{
    public static Ruling Judge(IReadOnlyList<ChargeLine> lines, FeesPack pack)
    {
        if (pack.ChargeTypes is not { } types)
            return Ruling.Permitted;
        var unnamed = lines.Select(line => line.Type.Code()).Except(types.Value).ToArray();
        return unnamed.Length == 0 ? Ruling.Permitted : types.Broken("charge-type-unnamed", new { Types = unnamed });
    }
}

/// <summary>Materials are provided by the school for all; a charge for them is the school's to mend (统一配置教辅材料).</summary>
/// <remarks>FEE-031, parameter materialsBySchoolOnly. 「由学校统一配置教学（教辅）材料」.</remarks>
internal static class MaterialsRule
{
    public static Ruling Judge(IReadOnlyList<ChargeLine> lines, FeesPack pack) =>
        pack.MaterialsBySchool is { Value: true } rule && lines.Any(line => line.Kind is ChargeKind.Textbook)
            ? rule.Broken("materials-by-school")
            : Ruling.Permitted;
}
