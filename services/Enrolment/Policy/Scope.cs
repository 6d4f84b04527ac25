using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What lies outside a document's own scope: a ban refuses it; otherwise the document neither permits nor forbids it.</summary>
internal static class Scope
{
    /// <summary>Refused by a ban, else held for the competent authority.</summary>
    public static Ruling Outside<T>(Cited<T> scope, string rule, object compared) =>
        scope.Force == Force.Ban ? scope.Broken(rule, compared) : scope.Broken(rule, Force.OpenList, compared);
}
