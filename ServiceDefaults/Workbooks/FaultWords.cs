using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>What is wrong with a workbook, said: for programs by pointers, for people row by row.</summary>
internal static class FaultWords
{
    // Whoever has more mends the first and sends the workbook again.
    private const int Most = 1_000;

    /// <summary>
    /// 422 with a line for every fault, up to a thousand, and how many there are: <c>/rows/12/pupilNumber</c> is a cell of the row that
    /// the sheet numbers 12.
    /// </summary>
    public static IResult Problem(SentSheet sheet, HttpContext http)
    {
        var (words, language) = Speech(http);
        var whole = sheet.Faults.Select(fault => ErrorLine.Of("", fault, words, language));
        var rows = sheet.Rows.SelectMany(row =>
            row.Faults.Select(fault => ErrorLine.Of($"/rows/{row.Number}/{fault.Key}", fault, words, language))
        );
        var count = sheet.Faults.Count + sheet.Rows.Sum(row => row.Faults.Count);
        return Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            type: Problems.TypePrefix + "workbook-wrong",
            title: words.Say("workbook-wrong", language),
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = whole.Concat(rows).Take(Most).ToArray(),
                ["errorsInAll"] = count,
            }
        );
    }

    /// <summary>What is said in each row; in the headings' row what is wrong with the whole, or that nothing is.</summary>
    public static Dictionary<int, string> ByRow(SentSheet sheet, SheetPlace place, HttpContext http)
    {
        var (words, language) = Speech(http);
        var said = sheet
            .Rows.Where(row => !row.IsSound)
            .ToDictionary(
                row => row.Number,
                row => string.Join("\n", row.Faults.Select(fault => Line(fault, words, language)))
            );
        var whole = sheet.Faults.Select(fault => words.Say(fault.Code, language, fault.Compared));
        said[place.HeadingRow] =
            sheet.Faults.Count > 0 ? $"{ProblemColumn.Heading}: {string.Join(' ', whole)}"
            : sheet.IsSound ? $"{ProblemColumn.Heading}: {words.Say("workbook-sound", language)}"
            : ProblemColumn.Heading;
        return said;
    }

    private static string Line(Fault fault, Words words, string language)
    {
        var sources = (fault.Policy ?? []).Where(one => one.Quote is not null);
        return $"{words.Say($"column.{fault.Key}", language)}: {words.Say(fault.Code, language, fault.Compared)}"
            + string.Concat(sources.Select(one => $" ——{one.Document}{one.Number}{one.Article}「{one.Quote}」"));
    }

    private static (Words Words, string Language) Speech(HttpContext http) =>
        (http.RequestServices.GetRequiredService<Words>(), Words.LanguageOf(http.Request));

    private sealed record ErrorLine(string Pointer, string Code, string Detail, IReadOnlyList<PolicyLine> Policy)
    {
        public static ErrorLine Of(string pointer, Fault fault, Words words, string language) =>
            new(pointer, fault.Code, words.Say(fault.Code, language, fault.Compared), fault.Policy ?? []);
    }
}
