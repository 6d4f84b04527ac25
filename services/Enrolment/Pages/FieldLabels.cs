namespace AfterSchool.Enrolment.Pages;

/// <summary>
/// What the fields of the desks' forms are called, by the codes of their words: a summary of what is wrong in a form says where it is
/// wrong.
/// </summary>
internal static class FieldLabels
{
    /// <summary>Fields of the school office's forms.</summary>
    public static readonly IReadOnlyDictionary<string, string> Office = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["agreement-form"] = "office-agreement-form",
        ["closesAt"] = "office-round-closes",
        ["consultation"] = "paper-consulted",
        ["consultation-agreed"] = "office-agreed",
        ["consultation-asked"] = "office-asked",
        ["consultation-evidence"] = "sides-evidence",
        ["consultation-from"] = "office-from",
        ["consultation-method"] = "office-method",
        ["consultation-respondents"] = "office-respondents",
        ["consultation-result"] = "office-result",
        ["consultation-to"] = "office-to",
        ["declined-reasonCode"] = "office-declined-code",
        ["declined-words"] = "office-declined-words",
        ["inventory-file"] = "office-workbook-file",
        ["kinds"] = "office-opt-ins",
        ["mechanism"] = "office-round-mechanism",
        ["menu-file"] = "office-workbook-file",
        ["notice-channels"] = "office-notice-channels",
        ["notice-evidence"] = "office-notice-evidence",
        ["notice-fields"] = "office-notice-fields",
        ["notice-on"] = "office-notice-on",
        ["offeringIds"] = "office-round-offerings",
        ["opensAt"] = "office-round-opens",
        ["publicDueAt"] = "office-round-due",
        ["publicSource"] = "office-round-source",
        ["publicValue"] = "office-round-value",
        ["publish-on"] = "office-publish-on",
        ["publish-places"] = "office-publish-where",
        ["reason"] = "office-reason",
        ["submit-reason"] = "office-reason",
        ["internal-seats"] = "office-seats",
        ["internalSeats"] = "office-seats",
        ["title"] = "office-round-title",
        ["wish-applicationsForOwnChild"] = "office-wish-own",
        ["wish-evidence"] = "office-wish-evidence",
        ["wish-petitionSignatures"] = "office-wish-signed",
        ["words"] = "office-decide-words",
        ["work-kind"] = "column.recordKind",
        ["work-on"] = "column.recordOn",
        ["work-title"] = "column.recordTitle",
        ["work-words"] = "column.recordWords",
    };

    /// <summary>Fields of the education authority's forms.</summary>
    public static readonly IReadOnlyDictionary<string, string> Authority = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["division"] = "law-division",
        ["from"] = "law-from",
        ["number"] = "authority-number",
        ["sha256"] = "authority-policy-hash",
        ["title"] = "authority-policy-name",
        ["until"] = "authority-policy-until",
        ["words"] = "authority-words",
    };
}
