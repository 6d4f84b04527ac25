using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>How a rural school comes to open: on its parents' wish, or by the county government's decision (农村学校).</summary>
/// <remarks>ENR-026. Parents counted: one guardian for each pupil on the roll (default).</remarks>
internal static class RuralOpeningRule
{
    private const string Application = "parentApplication";
    private const string TwoThirds = "parentsTwoThirds";
    private const string CountyDecision = "countyDecision";
    private const string MandatoryCentral = "mandatoryCentral";

    /// <summary>The parents' wish, where the page asks for it before the sequence begins.</summary>
    public static Ruling Judge(School school, ParentsWish? wish, int parentsCounted, EnrolmentPack pack)
    {
        if (!school.IsRural || pack.RuralOpening is not { } opening)
            return Ruling.Permitted;
        var ways = opening.Value.Intersect([Application, TwoThirds]).ToArray();
        if (ways.Length == 0 || (ways.Contains(Application) && wish is { ApplicationsForOwnChild: > 0 }))
            return Ruling.Permitted;

        var signed = wish?.PetitionSignatures ?? 0;
        if (ways.Contains(TwoThirds) && Exceeds(signed, parentsCounted, pack.RuralParentThreshold))
            return Ruling.Permitted;
        return opening.Broken("rural-parents-wish", new { Signed = signed, Parents = parentsCounted });
    }

    /// <summary>「农村学校是否开展课后服务由当地县级人民政府…研究确定」: nothing opens before it decided so.</summary>
    public static Ruling JudgeCounty(School school, bool isDecidedOpen, EnrolmentPack pack) =>
        school.IsRural && !isDecidedOpen && pack.RuralOpening is { } opening && opening.Value.Contains(CountyDecision)
            ? opening.Broken("rural-county-decision")
            : Ruling.Permitted;

    /// <summary>「县城学校、乡镇中心小学课后服务全覆盖」: of rural schools only the township's central ones are meant.</summary>
    public static bool IsLeftToNeed(School school, EnrolmentPack pack) =>
        school is { IsRural: true, IsTownship: false } && pack.RuralOpening?.Value.Contains(MandatoryCentral) == true;

    // 「超过三分之二」 excludes two thirds itself: 3 × signed > 2 × parents, in whole numbers.
    private static bool Exceeds(int signed, int parents, Cited<int[]>? threshold) =>
        threshold is { Value: [var part, var whole] } && (long)whole * signed > (long)part * parents;
}
