using System.Net;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What schools and authorities do beside the service is on record, owed as each document has it, and stops nothing.</summary>
public sealed class WorkRecordTests(EnrolmentApp app)
{
    // Begun in June: in the tests' September its second half has come.
    private static readonly DateOnly Summer = new(2026, 6, 1);

    [Theory]
    [InlineData(Lipu, "schoolResearch", "四(五)", "将开展课后服务工作纳入校本教研")]
    [InlineData(Zaozhuang, "schoolResearch", "八(二)", "创新课后服务模式，不断提升课后服务质量")]
    [InlineData(Changzhi, "homeSchool", "四(三)", "建立健全“家校协同”育人机制")]
    [InlineData(Hunan, "fiveManagements", "(二)-3", "作业管理、睡眠管理、手机管理、读物管理")]
    public async Task A_school_owes_a_record_of_the_term_until_there_is_one(
        string place,
        string kind,
        string article,
        string quote
    )
    {
        var school = await app.SchoolInAsync(place, termBegins: Summer);
        var rule = WorkRecordRule.OfSchool[Enum.Parse<WorkKind>(kind, ignoreCase: true)];
        var duty = await school.OwesAsync(school.TermId, rule);
        Assert.Equal(("school", article, quote), (duty.Bound, duty.Article, duty.Quote));
        Assert.Equal(Summer.AddDays(130), duty.DueOn);

        var (id, body) = (Guid.CreateVersion7(), Record(school, kind));
        await school.AsOffice.PutAsync($"school-records/{id}", body).IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain(rule, await school.DutiesAsync(school.TermId));
        // Said again it is the same record; another under its id is none.
        await school.AsOffice.PutAsync($"school-records/{id}", body).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PutAsync($"school-records/{id}", Record(school, kind, "另一件"))
            .IsAsync(HttpStatusCode.Conflict);
        var book = await school.AsEducation().ReadAsync($"schools/{school.Id}/records?termId={school.TermId}");
        Assert.Equal(
            "家长学校第一讲",
            Assert.Single(book.GetProperty("records").EnumerateArray()).GetProperty("title").GetString()
        );
        var asked = book.GetProperty("asked")
            .EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == kind);
        Assert.Equal("duty", asked.GetProperty("force").GetString());
        Assert.True(asked.GetProperty("isRecorded").GetBoolean());
    }

    [Fact]
    public void What_is_encouraged_or_mainly_meant_is_shown_and_never_owed()
    {
        foreach (var (place, kind, verdict) in Shown)
        {
            var rulings = WorkRecordRule.JudgeSchool([], PageOf(place)).SelectMany(one => one.Findings);
            var finding = Assert.Single(rulings, one => one.Rule == WorkRecordRule.OfSchool[kind]);
            Assert.Equal(verdict, finding.Verdict);
        }

        Assert.Empty(WorkRecordRule.JudgeSchool([], PageOf(Urumqi)));
        Assert.Empty(WorkRecordRule.JudgeAuthority([], PageOf(Lipu)));
    }

    [Fact]
    public async Task An_authority_owes_its_own_research_once_however_many_schools_it_has()
    {
        // A county of its own, so that no other test's schools are in it.
        const string County = "140430";
        var (one, other) = (
            await app.SchoolInAsync(County, termBegins: Summer),
            await app.SchoolInAsync(County, termBegins: Summer)
        );
        await one.OwesAsync(one.TermId, "school-research-unrecorded");
        await other.OwesAsync(other.TermId, "school-research-unrecorded");
        await Eventually.True(async () => await OwedAsync(County) == 1, "the authority owes it once");
        var record = new
        {
            division = "1404",
            kind = "schoolResearch",
            on = "2026-07-01",
            title = "课后服务课程研究",
            words = "教研室组织，材料存教研室",
        };
        // The half-year of July is that of the term which began in June; who has no reach there records nothing.
        await app.Education("4301")
            .PutAsync($"authority-records/{Guid.CreateVersion7()}", record)
            .IsAsync(HttpStatusCode.NotFound);
        await app.Education("1404")
            .PutAsync($"authority-records/{Guid.CreateVersion7()}", record with { on = "2026-08-15" })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, await OwedAsync(County));
        await app.Education("1404")
            .PutAsync($"authority-records/{Guid.CreateVersion7()}", record)
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, await OwedAsync(County));
        var shown = await one.AsOffice.ReadAsync($"authority-records?division={County}");
        Assert.Equal(2, shown.GetArrayLength());
        foreach (var elsewhere in (HttpClient[])[(await app.SchoolInAsync(Lipu)).AsOffice, app.Education("4503")])
            await elsewhere
                .GetAsync($"/enrolment/v1/authority-records?division={County}")
                .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_records_for_another_school_nor_what_is_still_to_come()
    {
        var (school, other) = (await app.SchoolInAsync(Lipu), await app.SchoolInAsync(Lipu));
        var body = Record(school, "homeSchool");
        await other.AsOffice.PutAsync($"school-records/{Guid.CreateVersion7()}", body).IsAsync(HttpStatusCode.NotFound);
        await school
            .AsOffice.PutAsync(
                $"school-records/{Guid.CreateVersion7()}",
                Record(school, "homeSchool", on: "2026-12-01")
            )
            .IsAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await other.AsOffice.StatusAsync($"schools/{school.Id}/records?termId={school.TermId}")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await other.AsOffice.StatusAsync($"schools/{school.Id}/records.xlsx?termId={school.TermId}")
        );
    }

    private static readonly (string Place, WorkKind Kind, Verdict Verdict)[] Shown =
    [
        (Lipu, WorkKind.FiveManagements, Verdict.Noted),
        (Changzhi, WorkKind.FiveManagements, Verdict.Noted),
        (Zaozhuang, WorkKind.HomeSchool, Verdict.Noted),
    ];

    private Task<int> OwedAsync(string county) =>
        app.InDbAsync(async db =>
            (
                await db
                    .Duties.Where(one => one.Rule == "authority-research-unrecorded" && one.DoneAt == null)
                    .ToListAsync()
            ).Count(one => one.Division.Prefix == county)
        );

    private static object Record(
        SchoolAtHand school,
        string kind,
        string title = "家长学校第一讲",
        string on = "2026-09-01"
    ) =>
        new
        {
            schoolId = school.Id,
            termId = school.TermId,
            kind,
            on,
            title,
            words = "签到表和照片存档案室",
        };
}
