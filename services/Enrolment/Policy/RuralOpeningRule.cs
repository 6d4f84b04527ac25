using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A rural school opens on its parents' wish: applications for their own children, or one petition (农村学校).</summary>
/// <remarks>ENR-026. Parents counted: one guardian for each pupil on the roll (default).</remarks>
internal static class RuralOpeningRule
{
    public static Ruling Judge(School school, ParentsWish? wish, int parentsCounted, EnrolmentPack pack)
    {
        if (!school.IsRural || pack.RuralOpening is not { } opening)
            return Ruling.Permitted;
        if (opening.Value.Contains("parentApplication") && wish is { ApplicationsForOwnChild: > 0 })
            return Ruling.Permitted;

        var signed = wish?.PetitionSignatures ?? 0;
        if (opening.Value.Contains("parentsTwoThirds") && Exceeds(signed, parentsCounted, pack.RuralParentThreshold))
            return Ruling.Permitted;
        return opening.Broken("rural-parents-wish", new { Signed = signed, Parents = parentsCounted });
    }

    // 「超过三分之二」 excludes two thirds itself: 3 × signed > 2 × parents, in whole numbers.
    private static bool Exceeds(int signed, int parents, Cited<int[]>? threshold) =>
        threshold is { Value: [var part, var whole] } && (long)whole * signed > (long)part * parents;
}
