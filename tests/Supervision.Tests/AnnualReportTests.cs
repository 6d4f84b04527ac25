using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Findings;
using AfterSchool.Supervision.Reports;
using AfterSchool.Supervision.Tests.Findings;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests;

/// <summary>Lives through the turn of the year by a clock of its own.</summary>
public sealed class AnnualReportTests(LaterApp app) : IClassFixture<LaterApp>
{
    private const string Zaozhuang = "370402";

    [Fact]
    public async Task AC_114_Zaozhuang_a_report_without_teacher_assessment_counts_as_not_submitted()
    {
        // Given: a school in service since 2026, and the service part only.
        var school = await app.SchoolAsync(Zaozhuang);
        await app.PlanJudgedAsync(school.Id);
        var duty = await app.InDbAsync(db =>
            db.Duties.AsNoTracking().SingleAsync(one => one.SchoolId == school.Id && one.Rule == "annual-report-owed")
        );
        Assert.Equal(new DateOnly(2027, 1, 31), duty.DueOn);
        Assert.Equal(("school", "六¶4", "每年2月之前"), (duty.Bound, duty.Article, duty.Quote));
        var id = Guid.CreateVersion7();
        var begun = await school.Principal.PutAsJsonAsync(
            $"/supervision/v1/annual-reports/{id}",
            new { schoolId = school.Id, year = 2026 }
        );
        Assert.Equal(HttpStatusCode.NoContent, begun.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(school, id, "service")).StatusCode);

        // When: submit. Then: pending, teacher assessment missing; not submitted.
        var pending = await SubmitAsync(school, id);
        await SupervisionApp.SaysAsync(
            pending,
            "pending",
            "annual-report-part-missing",
            "六¶4",
            "及相关教师考核情况报教育、财政部门"
        );
        var line = (await SupervisionApp.PolicyAsync(pending))[0];
        Assert.Equal("teacherAssessment", line.GetProperty("compared").GetProperty("missing")[0].GetString());
        Assert.Null(Assert.Single(await ReadAsync(school.Principal)).SubmittedAt);
        Assert.Empty(await ReadAsync(app.Education("3704")));

        // Overdue after 31 January: the whole day counts.
        await MoveToAsync(new DateOnly(2027, 1, 31));
        Assert.Empty(await FindingsAsync());
        await MoveToAsync(new DateOnly(2027, 2, 1));
        await Eventually.True(async () => (await FindingsAsync()).Length == 1, "the finding is kept");
        Assert.Equal("school", (await FindingsAsync())[0].BoundBody);

        // With both parts it goes to education and finance, and to nobody else.
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(school, id, "teacherAssessment")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SubmitAsync(school, id)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await WriteAsync(school, id, "service")).StatusCode);
        Assert.Equal(2, Assert.Single(await ReadAsync(app.Education("3704"))).Parts.Count);
        Assert.Single(await ReadAsync(Official("3704", Departments.Finance)));
        Assert.Empty(await ReadAsync(Official("3704", Departments.Police)));
        Assert.Empty(await ReadAsync(Official("370481", Departments.Finance)));
    }

    private HttpClient Official(string division, string department) =>
        app.As(Guid.CreateVersion7(), Roles.Authority, division, department);

    private static async Task<ReportShown[]> ReadAsync(HttpClient by) =>
        (await by.GetFromJsonAsync<ReportShown[]>("/supervision/v1/annual-reports?year=2026"))!;

    private static Task<HttpResponseMessage> WriteAsync(SchoolKnown school, Guid id, string part) =>
        school.Principal.PostAsJsonAsync(
            $"/supervision/v1/annual-reports/{id}/parts",
            new { part, words = "全年开展课后服务 160 天" }
        );

    private static Task<HttpResponseMessage> SubmitAsync(SchoolKnown school, Guid id) =>
        school.Principal.PostAsync($"/supervision/v1/annual-reports/{id}/submit", null);

    private Task MoveToAsync(DateOnly day)
    {
        app.Clock.SetUtcNow(day.InChinaAt(new TimeOnly(20, 0)));
        return Task.CompletedTask;
    }

    private async Task<FindingShown[]> FindingsAsync() =>
        [
            .. (await app.Education(Zaozhuang).GetFromJsonAsync<FindingShown[]>("/supervision/v1/findings"))!.Where(
                one => one.Rule == "annual-report-owed"
            ),
        ];
}
