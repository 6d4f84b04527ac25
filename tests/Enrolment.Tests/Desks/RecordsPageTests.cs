using System.Net;
using AfterSchool.Enrolment.Tests.Family;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>The office keeps its book of work on one page, without a script.</summary>
public sealed class RecordsPageTests(EnrolmentApp app)
{
    [Fact]
    public async Task Says_what_the_document_asks_for_takes_a_record_once_and_keeps_what_was_filled_in_wrong()
    {
        var school = await app.SchoolInAsync(FivePlaces.Lipu);
        var office = new FamilyReader(app, school.AsOffice);
        var page = $"/school/enrolment/terms/{school.TermId}/records";
        var before = await office.ReadAsync(page);
        Assert.Contains(
            "校本教研、课程开发</strong> 本学期还没有记录，请在学期结束前补上",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains("五项管理</strong> 本学期还没有记录（文件提到，不作为任务）", before, StringComparison.Ordinal);
        Assert.Contains("将开展课后服务工作纳入校本教研", before, StringComparison.Ordinal);

        var id = Guid.CreateVersion7();
        using var wrong = await office.SendAsync(page, Filled(id, title: ""));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("教研组集体备课", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var done = await office.SendAsync(page, Filled(id, title: "校本教研活动"));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        Assert.Equal(1, await app.InDbAsync(db => db.WorkRecords.CountAsync(one => one.SchoolId == school.Id)));
        var after = await office.ReadAsync($"{page}?done=work");
        Assert.Contains("工作记录已登记", after, StringComparison.Ordinal);
        Assert.Contains("校本教研、课程开发</strong> ✓ 本学期已有记录", after, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Filled(Guid id, string title) =>
        new()
        {
            ["id"] = $"{id}",
            ["work-kind"] = "schoolResearch",
            ["work-on"] = "2026-09-01",
            ["work-title"] = title,
            ["work-words"] = "教研组集体备课，记录存教导处",
        };
}
