using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The document that is signed says what the page asks for (协议内容、约定双方责任与权利).</summary>
/// <remarks>ENR-096. A missing clause is a task of the school; the document may be signed meanwhile.</remarks>
internal static class ClausesRule
{
    /// <summary>Code of the duty to write the missing clauses; its subject is the plan.</summary>
    public const string MissingCode = "agreement-clause-missing";

    /// <summary>Clauses the form still lacks.</summary>
    public static string[] MissingOf(IReadOnlyDictionary<string, string> clauses, EnrolmentPack pack) =>
        [
            .. (pack.RequiredClauses?.Value ?? []).Where(clause =>
                string.IsNullOrWhiteSpace(clauses.GetValueOrDefault(clause))
            ),
        ];

    public static Ruling Judge(IReadOnlyDictionary<string, string> clauses, EnrolmentPack pack) =>
        pack.RequiredClauses is { } required && MissingOf(clauses, pack) is { Length: > 0 } missing
            ? required.Broken(MissingCode, new { Missing = missing }).At("/clauses")
            : Ruling.Permitted;
}
