using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>The school looks for hazards before each term, and where the text says 定期, at intervals (安全排查).</summary>
/// <remarks>SAF-014.</remarks>
internal static class HazardInspectionRule
{
    public const string Owed = "hazard-inspection-owed";

    /// <summary>A check is owed before a term begins.</summary>
    public static Ruling JudgeOwed(SafetyPack pack, bool isDone) =>
        pack.HazardCategories is not { } hazards || isDone ? Permitted : hazards.Broken(Owed);

    /// <summary>A check is recorded as done once every category of the text has been looked at.</summary>
    public static Ruling JudgeComplete(SafetyPack pack, IReadOnlyCollection<string> looked)
    {
        if (pack.HazardCategories is not { } hazards)
            return Permitted;
        var missing = hazards.Value.Except(looked).ToArray();
        return missing.Length == 0
            ? Permitted
            : hazards.Pending("hazard-categories-missing", new { Missing = missing });
    }

    /// <summary>The last day for the next check; none where the text gives no rhythm or the term is over by then.</summary>
    public static DateOnly? NextAfter(Cited<int>? interval, DateOnly looked, DateOnly? lastDay)
    {
        if (interval is null || lastDay is not { } last)
            return null;
        var next = looked.AddMonths(interval.Value);
        return next <= last ? next : null;
    }
}

/// <summary>What was found is removed: rectified by the school, verified by a second person (消除隐患).</summary>
/// <remarks>SAF-014. A severe one closes the place; its groups are moved, no family loses the service.</remarks>
internal static class HazardRule
{
    public const string Open = "hazard-open";
    public const string InUse = "place-closed";

    /// <summary>A hazard found is the school's task until it is verified as removed.</summary>
    public static Ruling JudgeFound(SafetyPack pack, string category, string place) =>
        pack.HazardCategories is not { } hazards
            ? Permitted
            : hazards.Broken(Open, new { Category = category, Place = place });

    /// <summary>A group in a place that is closed is to be moved; the session itself goes on.</summary>
    public static Ruling JudgeUse(SafetyPack pack, string place, bool isClosed) =>
        pack.HazardCategories is not { } hazards || !isClosed
            ? Permitted
            : hazards.Broken(InUse, new { Place = place });

    // 「消除…安全隐患」: only what has been put right can be recorded as removed.
    public static Ruling JudgeVerify(SafetyPack pack, bool isRectified) =>
        pack.HazardCategories is not { } hazards || isRectified ? Permitted : hazards.Pending("hazard-not-rectified");

    /// <summary>Our own guard: who put it right does not also say that it is right.</summary>
    public static Ruling JudgeSecondPerson(SafetyPack pack, Guid? rectifiedBy, Guid verifier) =>
        rectifiedBy == verifier
            ? Refused("hazard-needs-a-second-person", pack.HazardCategories?.Sources ?? [])
            : Permitted;
}
