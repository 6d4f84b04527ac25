using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>Each school has a responsible inspector (责任督学).</summary>
/// <remarks>SUP-016: a finding for the supervision body, asked when it opens its year of inspection.</remarks>
internal static class ResponsibleInspectorRule
{
    public const string Rule = "responsible-inspector-missing";

    public static Ruling Judge(SupervisionPack pack, bool hasInspector) =>
        pack.ResponsibleInspector is not { } inspector || hasInspector ? Ruling.Permitted : inspector.Broken(Rule);
}

/// <summary>A visit looks at everything the text names (时间、方式、内容、安全保障措施).</summary>
/// <remarks>SUP-016.</remarks>
internal static class InspectionVisitRule
{
    // 「对责任学校的课后服务时间、方式、内容、安全保障措施等加强指导和检查」: a visit that left one out is not yet that check.
    public static Ruling Judge(SupervisionPack pack, IReadOnlyCollection<string> looked)
    {
        if (pack.ResponsibleInspector is not { } inspector)
            return Ruling.Permitted;
        var missing = inspector.Value.Except(looked).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : inspector.Pending("visit-aspect-missing", new { Missing = missing });
    }
}

/// <summary>An evaluation of a school's service has every dimension of the text (督导评估、质量评价).</summary>
/// <remarks>SUP-022: where the text is a duty the evaluation stays pending, where it only says what counts it is noted.</remarks>
internal static class EvaluationRule
{
    public const string Rule = "evaluation-dimension-missing";

    public static Ruling JudgeFinal(SupervisionPack pack, IReadOnlyCollection<string> scored) =>
        MissingOf(pack, scored) is not { Length: > 0 } missing ? Ruling.Permitted
        : pack.EvaluationDimensions!.Force is Force.Duty
            ? pack.EvaluationDimensions.Pending(Rule, new { Missing = missing })
        : pack.EvaluationDimensions.Broken(Rule, new { Missing = missing });

    /// <summary>The task of the supervision body that follows.</summary>
    public static Ruling JudgeOwed(SupervisionPack pack, IReadOnlyCollection<string> scored) =>
        MissingOf(pack, scored) is { Length: > 0 } missing
            ? pack.EvaluationDimensions!.Broken(Rule, new { Missing = missing })
            : Ruling.Permitted;

    private static string[] MissingOf(SupervisionPack pack, IReadOnlyCollection<string> scored) =>
        [.. pack.EvaluationDimensions?.Value.Except(scored) ?? []];
}
