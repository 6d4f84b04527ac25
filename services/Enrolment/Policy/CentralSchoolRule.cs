using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A village school's service is planned by the township's central school (村小学、教学点纳入乡镇中心学校统筹安排).</summary>
/// <remarks>ENR-027. What the village school drafted is passed on; taking it in is the central school's duty.</remarks>
internal static class CentralSchoolRule
{
    /// <summary>Code of the central school's duty; its subject is the village school's plan.</summary>
    public const string TakeInCode = "village-plan-to-take-in";

    /// <summary>Whether the page has a coordinated school planned by its central school.</summary>
    public static bool Applies(bool isCoordinated, EnrolmentPack pack) =>
        isCoordinated && pack.RuralOpening?.Value.Contains("viaCentralSchool") == true;

    /// <summary>The plan goes to the central school, which owes taking it into its own.</summary>
    public static Ruling JudgePassingOn(EnrolmentPack pack) => pack.RuralOpening!.Broken(TakeInCode);

    /// <summary>The village school would put its plan in force by itself: that waits for the central school.</summary>
    public static Ruling JudgeAlone(bool isCoordinated, bool isTakenIn, EnrolmentPack pack) =>
        Applies(isCoordinated, pack) && !isTakenIn
            ? pack.RuralOpening!.Pending("planned-by-central-school")
            : Ruling.Permitted;
}
