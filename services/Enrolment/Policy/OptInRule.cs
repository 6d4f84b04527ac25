using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Kinds of school that a document encourages take part by their own decision (鼓励有需求的、有条件的学校).</summary>
/// <remarks>ENR-017. Without the school's opt-in the step waits; with it the encouragement is shown.</remarks>
internal static class OptInRule
{
    private static readonly Dictionary<string, Func<School, bool>> Kinds = new()
    {
        // 「完小校」: a primary school in a village, not the township's central one.
        ["villagePrimary"] = school =>
            school.Stages.Contains("primary") && school is { IsRural: true, IsTownship: false },
        ["publicKindergarten"] = school => school is { Kind: "kindergarten", Ownership: "public" },
        ["junior"] = school => school.Stages.Contains("junior"),
    };

    /// <summary>Whether the page lets this school opt in, as a whole or with that part of it.</summary>
    public static bool MayOptIn(School school, EnrolmentPack pack) => OpenTo(school, pack).Any();

    /// <summary>What the page lets this school opt in for.</summary>
    public static IEnumerable<string> OpenTo(School school, EnrolmentPack pack) =>
        (pack.OptionalKinds?.Value ?? []).Where(code => Kinds.TryGetValue(code, out var isOf) && isOf(school));

    /// <summary>What the school opted in for is shown as encouraged; what needs it and lacks it waits.</summary>
    /// <param name="school">The school.</param>
    /// <param name="optIns">Codes the school opted in for.</param>
    /// <param name="needsIt">Whether what is decided lies outside the scope and rests on the opt-in.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(School school, IReadOnlyCollection<string> optIns, bool needsIt, EnrolmentPack pack)
    {
        if (pack.OptionalKinds is not { } optional)
            return Ruling.Permitted;
        var open = OpenTo(school, pack).ToArray();
        var taken = open.Intersect(optIns).ToArray();
        if (taken.Length > 0)
            return optional.Broken("opted-in", Force.Encouraged, new { OptIns = taken });
        return needsIt && open.Length > 0 && pack.Stages is { } stages
            ? Ruling.All(
                stages.Pending("opt-in-missing", new { OptIns = open, InScope = stages.Value }),
                optional.Broken("opt-in-encouraged", Force.Encouraged, new { OptIns = open })
            )
            : Ruling.Permitted;
    }
}
