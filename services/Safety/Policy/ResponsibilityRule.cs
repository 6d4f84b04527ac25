using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Who takes part in the service has the responsibility fixed in writing (责任书、承诺书).</summary>
/// <remarks>SAF-004: a task for the school, a finding when overdue; the assignment itself always goes through.</remarks>
internal static class ResponsibilityRule
{
    public const string NotFixed = "responsibility-not-fixed";

    // Forms between school and families (告知书, 安全协议) are signed with the agreement, in Enrolment; staff sign these.
    private static readonly string[] WithStaff = ["responsibilityLetter", "commitment"];

    /// <param name="pack">The page.</param>
    /// <param name="isFixed">Whether any written form is there: 「等形式」 names two and closes the list with "and the like".</param>
    public static Ruling Judge(SafetyPack pack, bool isFixed) =>
        pack.ResponsibilityDocs is not { } documents || isFixed || !documents.Value.Any(WithStaff.Contains)
            ? Permitted
            : documents.Broken(NotFixed);
}
