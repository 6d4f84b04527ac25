using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;

namespace AfterSchool.Directory.Tests.Workbooks;

/// <summary>A school whose office works with workbooks.</summary>
/// <param name="App">Directory.</param>
/// <param name="School">The school.</param>
/// <param name="Office">Its office.</param>
internal sealed record SchoolOffice(DirectoryApp App, Guid School, HttpClient Office)
{
    public static readonly string[] ClassHeadings = ["学年", "年级", "班级", "班主任用户名"];
    public static readonly string[] PupilHeadings = ["学籍号", "姓名", "学年", "班级", "住宿情况", "保障类别"];
    public static readonly string[] GuardianHeadings = ["学籍号", "学生姓名", "监护人姓名", "手机号"];

    private static int _serial;

    /// <summary>A school with an office.</summary>
    public static async Task<SchoolOffice> OpenAsync(DirectoryApp app)
    {
        var school = await app.SchoolAsync();
        return new(app, school, (await app.StaffAsync(school, Roles.SchoolOffice)).Client);
    }

    /// <summary>A valid number in the national roll that nobody has.</summary>
    public static string NewNumber()
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"43010220{Interlocked.Increment(ref _serial):000000}");
        // Digits 7 to 14 are the day of birth, 15 to 17 the order: 2016-03-07 and a serial of three, the rest in the division.
        var serial = int.Parse(first[8..], CultureInfo.InvariantCulture);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{430_100 + (serial / 1_000 % 90)}20160307{serial % 1_000:000}"
        );
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return $"G{body}{"10X98765432"[body.Select((sign, at) => (sign - '0') * weights[at]).Sum() % 11]}";
    }

    /// <summary>Imports a class and gives its name.</summary>
    public async Task<string> ClassAsync(string name = "四年级1班", string year = "2026-2027")
    {
        await DirectoryApp.OkAsync(ImportAsync("classes", ClassHeadings, [year, "四年级", name]));
        return name;
    }

    /// <summary>Imports a pupil and gives the number.</summary>
    public async Task<string> PupilAsync(string name = "李小明")
    {
        var number = NewNumber();
        await DirectoryApp.OkAsync(
            ImportAsync("pupils", PupilHeadings, [number, name, null, await ClassAsync(), "走读"])
        );
        return number;
    }

    public Task<HttpResponseMessage> ImportAsync(string kind, object?[] headings, params object?[][] rows) =>
        SendAsync(Office, $"{kind}/import", Sheets.Make("表", [headings, .. rows]));

    public Task<HttpResponseMessage> CheckAsync(string kind, object?[] headings, params object?[][] rows) =>
        SendAsync(Office, $"{kind}/check", Sheets.Make("表", [headings, .. rows]));

    public async Task<HttpResponseMessage> SendAsync(HttpClient client, string what, byte[] workbook)
    {
        using var body = Sheets.Body(workbook);
        return await client.PostAsync(new Uri(At(what), UriKind.Relative), body);
    }

    public string At(string what) => $"/directory/v1/schools/{School}/workbooks/{what}";

    /// <summary>New, changed and unchanged rows.</summary>
    public static async Task<(int New, int Changed, int Unchanged)> TallyAsync(Task<HttpResponseMessage> call)
    {
        var tally = (await (await DirectoryApp.OkAsync(call)).Content.ReadFromJsonAsync<JsonObject>())!;
        return ((int)tally["new"]!, (int)tally["changed"]!, (int)tally["unchanged"]!);
    }

    /// <summary>Pointers and codes of everything that is wrong.</summary>
    public static async Task<string[]> FaultsAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(
            (422, "urn:afterschool:problem:workbook-wrong"),
            ((int)answer.StatusCode, (string?)problem["type"])
        );
        return [.. problem["errors"]!.AsArray().Select(one => $"{one!["pointer"]} {one["code"]}")];
    }
}
