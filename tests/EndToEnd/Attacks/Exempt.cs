namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Operations that are not tried on a foreign object, each with the reason; the lists may only become shorter.</summary>
internal static class Exempt
{
    private const string Matters = "the one mechanism of held matters, tried at Staffing; here nothing is held";

    // What the school or the authority publishes (公示): everybody who is signed in may read it, wherever it happened.
    private static readonly Dictionary<string, string> Public = new(StringComparer.Ordinal)
    {
        ["GET /enrolment/v1/plans"] = "a plan in force is announced",
        ["GET /enrolment/v1/plans/{id}"] = "a plan in force is announced",
        ["GET /enrolment/v1/plans/{id}/content"] = "a plan in force is announced",
        ["GET /enrolment/v1/plans/{id}/notices"] = "what parents were told of a plan in force is announced",
        ["GET /enrolment/v1/plans/{id}/versions"] =
            "what was published is announced; what was not is tried by comparing it with what was",
        ["GET /enrolment/v1/county-policies"] = "what a county lays down is announced",
        ["GET /enrolment/v1/rounds"] = "rounds are announced; who chose what is not",
        ["GET /enrolment/v1/rounds/{id}"] = "rounds are announced; who chose what is not",
        ["GET /enrolment/v1/rounds/{id}/leftovers"] = "what a draw left over stands on the menu",
        ["GET /enrolment/v1/schools/{schoolId}/seats"] = "seats left stand on the menu",
        ["GET /enrolment/v1/offerings"] = "a published menu is announced",
        ["GET /enrolment/v1/offerings.xlsx"] = "a published menu is announced",
        ["GET /enrolment/v1/offerings/{id}"] = "a published menu is announced",
        ["GET /enrolment/v1/offerings/{id}/sessions"] = "a published timetable is announced",
        ["GET /enrolment/v1/online-resources"] = "what a school or its authority offers free of charge is announced",
        ["GET /enrolment/v1/holiday-openings"] = "what a school offers in the holidays is announced",
        ["GET /fees/v1/standards"] = "what is charged is announced",
        ["GET /staffing/v1/standards"] = "standards of authorities are announced",
        ["GET /staffing/v1/vendors"] = "vendors are one register for all, under their credit code",
        ["GET /staffing/v1/vendors/{id}"] = "vendors are one register for all, under their credit code",
        ["PUT /staffing/v1/vendors/{id}"] = "vendors are one register for all: entered once, changed by nobody",
        ["GET /staffing/v1/vendor-list"] = "the list of vendors is announced",
        ["GET /supervision/v1/categories"] = "the categories of the law are the same for everybody",
    };

    // What nothing in the city stands behind.
    private static readonly Dictionary<string, string> Absent = new(StringComparer.Ordinal)
    {
        ["POST /enrolment/v1/held/{id}/decide"] = Matters,
        ["POST /fees/v1/held/{id}/decide"] = Matters,
        ["POST /safety/v1/held/{id}/decide"] = Matters,
        ["POST /supervision/v1/held/{id}/decide"] = Matters,
        ["POST /enrolment/v1/boarder-arrangements/{id}/arrange"] = "opened for boarders; the city's pupils go home",
        ["POST /enrolment/v1/plans/{id}/take-in"] = "for a village school's plan; the city has none",
        ["POST /enrolment/v1/offerings/{id}/swap"] = "for a place that is held back; the city has none",
        ["POST /enrolment/v1/plans/{id}/opt-in"] =
            "for what the document encourages; the city's schools are in its scope",
        ["PUT /enrolment/v1/calendars/{id}"] =
            "nobody in the city subscribes to a calendar; Enrolment's own tests attack it",
        ["POST /enrolment/v1/calendars/{id}/revoke"] = "nobody in the city subscribes to a calendar",
        ["PUT /enrolment/v1/requests/{id}/on-paper"] =
            "names child, guardian and class together; Enrolment's own tests attack it with each of them foreign",
        ["GET /enrolment/v1/schools/{schoolId}/process-records.xlsx"] =
            "only where a document has a use for it; the city's first school is in Hunan, which has none",
        ["POST /fees/v1/surplus-shares/{billId}/paid"] = "at the end of the term, which the city does not see",
        ["PUT /supervision/v1/disclosures/{id}"] = "at the end of the term, which the city does not see",
        ["GET /fees/v1/terms/{termId}/statement"] = "at the end of the term, which the city does not see",
        ["POST /fees/v1/terms/{termId}/statement/publish"] = "at the end of the term, which the city does not see",
        ["GET /supervision/v1/cases/{id}/identity"] = "once two have unsealed a caller; the city unseals nobody",
        ["POST /directory/v1/accounts/{id}/activation-code"] = "for who has not come in yet; everybody in the city has",
        ["POST /safety/v1/hand-overs/{id}/confirm"] = "while a session runs; the campus is empty",
    };

    /// <summary>Whether it is to be tried: for people who have another side, on what is not public and is there.</summary>
    public static bool IsNot(ApiDoor door) =>
        RoleTable.HasSides(door) && !Public.ContainsKey(door.Key) && !Absent.ContainsKey(door.Key);

    /// <summary>Names of operations that do not exist any more.</summary>
    public static IEnumerable<string> Gone(IEnumerable<ApiDoor> doors) =>
        Public.Keys.Concat(Absent.Keys).Except(doors.Select(one => one.Key));
}
