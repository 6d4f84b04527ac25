using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>
/// What a schema does not say: codes that a page of the law, or a rule, knows. In braces, an id by its name; a field with no door before
/// it is called so everywhere.
/// </summary>
internal static partial class Known
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["month"] = "\"2026-09\"",
        ["pupilNumber"] = "null",
        ["schoolCode"] = "\"2143000099\"",
        ["PUT /directory/v1/accounts/{id}/roles roles"] = "[\"guardian\"]",
        ["PUT /directory/v1/schools/{schoolId}/posts/{accountId} roles"] = "[\"dutyTeacher\"]",
        ["PUT /directory/v1/schools/{schoolId}/posts/{accountId} classIds"] = "[]",
        ["PUT /enrolment/v1/settings/{id} key"] = "\"otherPriorityGroups\"",
        ["PUT /enrolment/v1/settings/{id} value"] = "[\"singleParent\"]",
        ["POST /enrolment/v1/plans/{id}/opt-in kinds"] = "[\"junior\"]",
        ["PUT /enrolment/v1/rides/{id} riders"] = "[\"{pupilId}\"]",
        ["PUT /enrolment/v1/holiday-openings/{id} from"] = "\"2027-01-25\"",
        ["PUT /enrolment/v1/holiday-openings/{id} to"] = "\"2027-02-05\"",
        ["PUT /fees/v1/settings/{id} key"] = "\"waiver.rule\"",
        ["PUT /fees/v1/settings/{id} value"] = "{\"percent\":50}",
        ["PUT /fees/v1/expenditures/{id} useCode"] = "\"materials\"",
        ["PUT /staffing/v1/settings/{id} key"] = "\"maxSchoolsWithVendors\"",
        ["PUT /staffing/v1/settings/{id} value"] = "5",
        ["PUT /staffing/v1/conduct-cases/{id} vendorId"] = "\"{vendorId}\"",
        ["PUT /safety/v1/settings/{id} key"] = "\"rollCallMinutes\"",
        ["PUT /safety/v1/settings/{id} value"] = "12",
        ["PUT /safety/v1/first-responsible-persons/{id} accountId"] = "\"{principalAccount}\"",
        ["PUT /safety/v1/emergency-plans/{id} scenarios"] = "[\"fire\"]",
        ["PUT /safety/v1/drills/{id} planId"] = "\"{/safety/v1/emergency-plans}\"",
        ["PUT /safety/v1/drills/{id} scenario"] = "\"fire\"",
        ["PUT /safety/v1/release-consents/{id} manner"] = "\"alone\"",
        ["PUT /supervision/v1/settings/{id} key"] = "\"complaint.verifyDays\"",
        ["PUT /supervision/v1/settings/{id} value"] = "9",
        ["POST /supervision/v1/evaluations/{id}/scores dimension"] = "\"satisfaction\"",
    };

    /// <summary>Whether anything is known of the field.</summary>
    public static bool Has(string door, string field) => Values.ContainsKey($"{door} {field}") || IsEverywhere(field);

    /// <summary>What is known of the field; null where it is known to be none.</summary>
    public static JsonNode? Value(string door, string field, IdBook book) =>
        JsonNode.Parse(
            Named()
                .Replace(
                    Values.GetValueOrDefault($"{door} {field}") ?? Values[field],
                    id => book[id.Groups[1].Value] ?? Guid.Empty.ToString()
                )
        );

    private static bool IsEverywhere(string field) =>
        !field.Contains(' ', StringComparison.Ordinal) && Values.ContainsKey(field);

    [GeneratedRegex("{([a-zA-Z0-9/-]+)}")]
    private static partial Regex Named();
}
