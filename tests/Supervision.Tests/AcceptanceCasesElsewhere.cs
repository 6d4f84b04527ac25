using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Inspections;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests;

/// <summary>Cases of the catalogue, section 7, under the other documents: given, when, then in their words.</summary>
public sealed class AcceptanceCasesElsewhere(SupervisionApp app)
{
    private const string Lipu = "450381";
    private const string Changzhi = "140402";

    [Fact]
    public async Task AC_111_Lipu_four_entries_are_needed_and_the_one_missing_is_a_finding_for_the_bureau()
    {
        // Given: phones at county and school level, no e-mail at school level.
        var school = await app.SchoolAsync(Lipu);
        await app.ChannelAsync(Lipu, "phone", "0773-7212345");
        await app.ChannelAsync(Lipu, "email", "jiandu@lipu.example");
        await SupervisionApp.ChannelAsync(school.Principal, Lipu, "phone", "0773-7254321", school.Id);

        // When: open service. Then: it opens (the plan is in force), and the bureau has the findings, not the school.
        await app.PlanJudgedAsync(school.Id);
        var owed = await app.OpenAtSchoolAsync(school.Id);
        // SUP-008 and SUP-009: set up; SUP-010: published.
        Assert.Equal(["complaint-channel-missing", "complaint-channel-unpublished"], owed.Select(one => one.Rule));
        Assert.All(
            owed,
            one =>
            {
                Assert.Equal("educationAuthority", one.Bound);
                Assert.Equal("五(三)", one.Article);
                Assert.Equal("设置并公布县、校两级监督投诉电话和邮箱", one.Quote);
                Assert.Equal("lipu/2021-08-31", one.Edition);
                Assert.True(one.DueOn > DateOnly.FromDateTime(one.OpenedAt.Date));
            }
        );
        Assert.All(await app.ChannelDutiesAsync(Lipu), one => Assert.NotNull(one.SchoolId));

        // Set up but not published: the same finding goes on.
        var email = await SupervisionApp.ChannelAsync(
            app.Education(Lipu),
            Lipu,
            "email",
            "xiao@lipu.example",
            school.Id,
            isPublished: false
        );
        Assert.Equal(
            ["complaint-channel-unpublished"],
            (await app.OpenAtSchoolAsync(school.Id)).Select(one => one.Rule)
        );
        var published = await app.Education(Lipu)
            .PostAsJsonAsync(
                $"/supervision/v1/channels/{email}/publish",
                new { publishedOn = "2026-09-02", publishedIn = "public" }
            );
        Assert.Equal(HttpStatusCode.NoContent, published.StatusCode);
        Assert.Empty(await app.OpenAtSchoolAsync(school.Id));
    }

    [Fact]
    public async Task AC_115_Changzhi_an_evaluation_without_satisfaction_stays_pending_and_is_the_supervision_bodys_task()
    {
        // Given: coverage and quality scored.
        var school = await app.SchoolAsync(Changzhi);
        var body = app.Education(Changzhi);
        var id = Guid.CreateVersion7();
        var begun = await body.PutAsJsonAsync(
            $"/supervision/v1/evaluations/{id}",
            new { schoolId = school.Id, year = 2026 }
        );
        Assert.Equal(HttpStatusCode.NoContent, begun.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ScoreAsync(body, id, "coverage")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ScoreAsync(body, id, "qualityContent")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ScoreAsync(body, id, "time")).StatusCode);

        // When: finalise. Then: pending, satisfaction missing; a task for the supervision body.
        var pending = await FinaliseAsync(body, id);
        await SupervisionApp.SaysAsync(
            pending,
            "pending",
            "evaluation-dimension-missing",
            "四(二)¶2",
            "覆盖保障、质量内容、学生及家长满意度"
        );
        var line = (await SupervisionApp.PolicyAsync(pending))[0];
        Assert.Equal("satisfaction", line.GetProperty("compared").GetProperty("missing")[0].GetString());
        var task = await DutyAsync(id);
        Assert.Equal("supervisionBody", task!.Bound);
        Assert.Null(task.DoneAt);
        Assert.Empty((await school.Principal.GetFromJsonAsync<JsonElement[]>(Of(school)))!);

        Assert.Equal(HttpStatusCode.NoContent, (await ScoreAsync(body, id, "satisfaction")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await FinaliseAsync(body, id)).StatusCode);
        Assert.NotNull((await DutyAsync(id))!.DoneAt);
        Assert.Equal(HttpStatusCode.Conflict, (await ScoreAsync(body, id, "coverage")).StatusCode);
        Assert.Single((await school.Principal.GetFromJsonAsync<JsonElement[]>(Of(school)))!);
    }

    [Fact]
    public async Task AC_117_Lipu_a_school_without_responsible_inspector_is_a_finding_for_the_authority()
    {
        // Given: no inspector assigned to the one, one to the other.
        var (without, with) = (await app.SchoolAsync(Lipu), await app.SchoolAsync(Lipu));
        await AssignAsync(with.Id, Guid.CreateVersion7(), "2026-09-01");
        // When: open inspection year.
        var opened = await app.Education(Lipu)
            .PutAsJsonAsync(
                $"/supervision/v1/inspection-years/{Guid.CreateVersion7()}",
                new { division = Lipu, year = 2026 }
            );
        var shown = await opened.Content.ReadFromJsonAsync<InspectionYearShown>();
        Assert.InRange(shown!.WithoutInspector, 1, shown.Schools - 1);
        // Then: finding for the authority.
        var duty = await InspectorDutyAsync(without.Id);
        Assert.Equal("supervisionBody", duty!.Bound);
        Assert.Equal("五(三)", duty.Article);
        Assert.Equal("责任督学在日常督导工作中", duty.Quote);
        Assert.Null(await InspectorDutyAsync(with.Id));

        var inspector = Guid.CreateVersion7();
        await AssignAsync(without.Id, inspector, "2026-09-01");
        Assert.NotNull((await InspectorDutyAsync(without.Id))!.DoneAt);
        await VisitsAreCompleteAsync(without, inspector);
    }

    private async Task VisitsAreCompleteAsync(SchoolKnown school, Guid inspector)
    {
        var visitor = app.As(inspector, Roles.Authority, Lipu, Departments.Education);
        await SupervisionApp.SaysAsync(
            await VisitAsync(visitor, school.Id, "time", "mode", "content"),
            "pending",
            "visit-aspect-missing",
            "五(三)",
            "责任督学在日常督导工作中"
        );
        string[] all = ["time", "mode", "content", "safety"];
        Assert.Equal(HttpStatusCode.NotFound, (await VisitAsync(app.Education(Lipu), school.Id, all)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await VisitAsync(visitor, school.Id, all)).StatusCode);

        // The next inspector begins; the one before no longer writes into the log.
        await AssignAsync(school.Id, Guid.CreateVersion7(), "2026-09-01");
        Assert.Equal(HttpStatusCode.NotFound, (await VisitAsync(visitor, school.Id, all)).StatusCode);
        var log = await school.Principal.GetFromJsonAsync<JsonElement[]>(
            $"/supervision/v1/inspection-visits?schoolId={school.Id}"
        );
        Assert.Single(log!);
    }

    private static Task<HttpResponseMessage> VisitAsync(HttpClient by, Guid school, params string[] aspects) =>
        by.PutAsJsonAsync(
            $"/supervision/v1/inspection-visits/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school,
                visitedOn = "2026-09-01",
                aspects,
                words = "走访三个班",
            }
        );

    private async Task AssignAsync(Guid school, Guid inspector, string from)
    {
        var answer = await app.Education(Lipu)
            .PutAsJsonAsync(
                $"/supervision/v1/inspectors/{Guid.CreateVersion7()}",
                new
                {
                    schoolId = school,
                    inspectorAccountId = inspector,
                    from,
                }
            );
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private Task<Duty?> InspectorDutyAsync(Guid school) =>
        app.InDbAsync(db =>
            db.Duties.AsNoTracking()
                .FirstOrDefaultAsync(one => one.SchoolId == school && one.Rule == "responsible-inspector-missing")
        );

    private Task<Duty?> DutyAsync(Guid subject) =>
        app.InDbAsync(db => db.Duties.AsNoTracking().FirstOrDefaultAsync(one => one.SubjectId == subject));

    private static string Of(SchoolKnown school) => $"/supervision/v1/evaluations?schoolId={school.Id}";

    private static Task<HttpResponseMessage> ScoreAsync(HttpClient body, Guid id, string dimension) =>
        body.PostAsJsonAsync(
            $"/supervision/v1/evaluations/{id}/scores",
            new
            {
                dimension,
                points = 90,
                words = "查阅台账、问卷",
            }
        );

    private static Task<HttpResponseMessage> FinaliseAsync(HttpClient body, Guid id) =>
        body.PostAsync($"/supervision/v1/evaluations/{id}/finalise", null);
}
