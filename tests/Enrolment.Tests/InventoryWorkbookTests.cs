using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

public sealed class InventoryWorkbookTests(EnrolmentApp app)
{
    private static readonly object?[] Headings = ["类型", "名称", "座位数", "数量", "空闲时间", "可用于", "在用"];

    [Fact]
    public async Task Keeps_the_ledger_by_kind_and_name_and_gives_it_out_to_come_back_unchanged()
    {
        var school = await app.SchoolAsync();
        object?[] room = ["功能教室", "舞蹈室", 45, 1, "周一16:30-18:00、周三至周四 16：30-18：00", "体育", "是"];
        // Hunan's word for the arts is two words with a sign between them that also stands between words.
        object?[] teachers = ["师资力量", "科学", null, 3, null, "科学、美育、文化艺术/阅读", "是"];

        Assert.Equal(
            (2, 0, 0),
            await TallyAsync(SendAsync(school, Sheets.Make("资源台账", [Headings, room, teachers])))
        );
        Assert.Equal(
            (0, 0, 2),
            await TallyAsync(SendAsync(school, Sheets.Make("资源台账", [Headings, room, teachers])))
        );
        teachers[3] = 4;
        Assert.Equal((0, 1, 0), await TallyAsync(SendAsync(school, Sheets.Make("资源台账", [Headings, teachers]))));
        var kept = await app.InDbAsync(db =>
            db.Inventory.Where(one => one.SchoolId == school.Id).ToDictionaryAsync(one => one.Name)
        );
        Assert.Equal(
            (3, 45, "sport"),
            (kept["舞蹈室"].Hours.Length, kept["舞蹈室"].Seats!.Value, kept["舞蹈室"].Serves.Single())
        );
        Assert.Equal(4, kept["科学"].Count);
        Assert.Equal(["science", "arts", "reading"], kept["科学"].Serves);

        var list = await school.AsOffice.GetAsync(
            new Uri($"/enrolment/v1/inventory.xlsx?schoolId={school.Id}", UriKind.Relative)
        );
        var workbook = await list.Content.ReadAsByteArrayAsync();
        Assert.Empty(Sheets.Wrong(workbook));
        Assert.Equal((0, 0, 2), await TallyAsync(SendAsync(school, workbook)));
    }

    [Fact]
    public async Task Says_every_slip_at_once_and_is_no_business_of_another_school()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var workbook = Sheets.Make(
            "资源台账",
            [
                Headings,
                ["食堂", "大厅", 0, 1.5, "周一", "打牌", "也许"],
                ["活动场地", "操场", null, 1, null, null, "是"],
                ["活动场地", "操场", null, 2, null, null, "是"],
                // One more than the single command takes: 36 times of a minute each.
                ["活动场地", "球场", null, 1, Times(36), null, "是"],
                ["活动场地", "泳池", null, 1, Times(35), null, "是"],
            ]
        );

        var answer = await SendAsync(school, workbook).IsAsync(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            [
                "/rows/2/resourceKind cell-not-listed",
                "/rows/2/resourceSeats cell-out-of-range",
                "/rows/2/resourceCount cell-out-of-range",
                "/rows/2/resourceHours resource-hours-wrong",
                "/rows/2/resourceServes cell-not-listed",
                "/rows/2/resourceUsable cell-not-listed",
                "/rows/4/resourceName row-twice",
                "/rows/5/resourceHours resource-hours-wrong",
            ],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("pointer")} {one.GetProperty("code")}")
        );
        Assert.Equal(0, await app.InDbAsync(db => db.Inventory.CountAsync(one => one.SchoolId == school.Id)));
        using var body = Sheets.Body(workbook);
        var elsewhere = new Uri($"/enrolment/v1/schools/{school.Id}/workbooks/inventory/import", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await other.AsOffice.PostAsync(elsewhere, body)).StatusCode);
    }

    private static string Times(int count) =>
        string.Join('、', Enumerable.Range(10, count).Select(at => $"周一9:{at}-9:{at + 1}"));

    private static async Task<HttpResponseMessage> SendAsync(SchoolAtHand school, byte[] workbook)
    {
        using var body = Sheets.Body(workbook);
        return await school.AsOffice.PostAsync(
            new Uri($"/enrolment/v1/schools/{school.Id}/workbooks/inventory/import", UriKind.Relative),
            body
        );
    }

    private static async Task<(int New, int Changed, int Unchanged)> TallyAsync(Task<HttpResponseMessage> call)
    {
        var answer = await call.IsAsync(HttpStatusCode.OK);
        var tally = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (
            tally.GetProperty("new").GetInt32(),
            tally.GetProperty("changed").GetInt32(),
            tally.GetProperty("unchanged").GetInt32()
        );
    }
}
