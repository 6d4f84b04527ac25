using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Families choose the teacher as well as the content, so each item on the menu has one (自主选教师、选内容).</summary>
/// <remarks>ENR-037. Owed by the school for the term; an item is chosen all the same.</remarks>
internal static class TeacherNamedRule
{
    /// <param name="without">Titles of what stands on the menu and nobody leads.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(IReadOnlyList<string> without, EnrolmentPack pack) =>
        pack.TeacherSelectable is { Value: true } selectable && without.Count > 0
            ? selectable.Broken("teacher-not-named", new { Titles = without })
            : Ruling.Permitted;
}
