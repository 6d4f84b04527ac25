using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Testing;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The menu's workbook, as an office sends it.</summary>
internal static class MenuBook
{
    public static readonly object?[] Headings =
    [
        "名称",
        "类别",
        "活动",
        "学科",
        "提供者",
        "年级",
        "每学期收费（元）",
        "名额",
        "上课时间",
        "单次日期",
        "开始",
        "结束",
        "布置书面作业",
        "形式",
    ];

    public static async Task<(SchoolAtHand School, Guid Plan)> PlannedAsync(EnrolmentApp app)
    {
        var school = await app.SchoolAsync();
        return (school, await school.PlanInForceAsync());
    }

    public static object?[] Row(params (string Column, object? Value)[] but)
    {
        object?[] row =
        [
            "篮球",
            "素质拓展",
            "体育",
            null,
            "本校教师",
            "三年级、四年级",
            180,
            30,
            "周一、周三",
            null,
            "16:30",
            "17:30",
            "否",
            null,
        ];
        foreach (var (column, value) in but)
            row[Array.IndexOf(Headings, column)] = value;
        return row;
    }

    public static byte[] Book(params object?[][] rows) => Sheets.Make("课后服务菜单", [Headings, .. rows]);

    public static async Task<HttpResponseMessage> ImportAsync(SchoolAtHand school, Guid plan, params object?[][] rows)
    {
        using var body = Sheets.Body(Book(rows));
        return await school.AsOffice.PostAsync(
            new Uri($"/enrolment/v1/plans/{plan}/workbooks/menu/import", UriKind.Relative),
            body
        );
    }

    public static async Task<(int New, int Changed, int Unchanged)> TallyAsync(Task<HttpResponseMessage> call)
    {
        var answer = await call.IsAsync(HttpStatusCode.OK);
        var tally = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (
            tally.GetProperty("new").GetInt32(),
            tally.GetProperty("changed").GetInt32(),
            tally.GetProperty("unchanged").GetInt32()
        );
    }

    public static async Task<string[]> FaultsAsync(Task<HttpResponseMessage> call)
    {
        var answer = await call.IsAsync(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return
        [
            .. problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("pointer")} {one.GetProperty("code")}"),
        ];
    }
}
