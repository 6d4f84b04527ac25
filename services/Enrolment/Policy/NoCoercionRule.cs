using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Nobody is made to take part, openly or in disguise (自愿原则、不得强制).</summary>
/// <remarks>ENR-031. A whole class in one item is asked about, not refused: it may well have been free.</remarks>
internal static class NoCoercionRule
{
    /// <summary>An item is never compulsory.</summary>
    public static Ruling Judge(bool isCompulsory, EnrolmentPack pack) =>
        isCompulsory && pack.NoCoercion is { Value: true } free ? free.Broken("compulsory-item") : Ruling.Permitted;

    /// <summary>Classes of which every pupil has a place in one item.</summary>
    public static Ruling JudgeClasses(IReadOnlyCollection<Guid> wholeClasses, EnrolmentPack pack) =>
        wholeClasses.Count > 0 && pack.NoCoercion is { Value: true } free
            ? free.Broken("whole-class-enrolled", Force.Main, new { Classes = wholeClasses })
            : Ruling.Permitted;
}
