using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Bodies that a document binds (责任主体), and whose officials answer for them here.</summary>
internal static class Bodies
{
    // Supervision and discipline inspection of education sit in the education department.
    private static readonly Dictionary<string, string[]> Departments = new()
    {
        ["educationAuthority"] = [Access.Departments.Education],
        ["educationDisciplineInspection"] = [Access.Departments.Education],
        ["supervisionBody"] = [Access.Departments.Education],
        ["teachingResearchUnit"] = [Access.Departments.Education],
        ["financeAuthority"] = [Access.Departments.Finance],
        ["priceAuthority"] = [Access.Departments.Price],
        ["priceAndEducationAuthorities"] = [Access.Departments.Price, Access.Departments.Education],
        ["police"] = [Access.Departments.Police],
    };

    /// <summary>
    /// Whether an official may say that the body has done its duty: one of its own department. A government has no sign-in here;
    /// what it did is a dated record that any department of its division may enter.
    /// </summary>
    public static bool MayAnswerFor(string body, Caller caller) =>
        caller.Is(Roles.Authority)
        && (!Departments.TryGetValue(body, out var departments) || departments.Any(caller.IsOf));
}
