using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is added to a plan that is filed, and what a revision may not.</summary>
public sealed class PlanSupplementTests(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Changzhi = "140402";

    [Fact]
    public async Task Adds_a_section_that_is_owed_as_a_version_that_is_in_force_at_once()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var plan = await school.OpenedAsync(new { time = "周一至周五" });
        var owed = new { sections = new { staffIncentive = "按课时计发" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", owed).IsAsync(HttpStatusCode.NoContent);

        Assert.Contains("按课时计发", await InForceAsync(plan), StringComparison.Ordinal);
        var published = await app.InDbAsync(db =>
            db.PlanPublications.Where(one => one.PlanId == plan).OrderBy(one => one.Version).ToListAsync()
        );
        Assert.Equal([1, 2], published.Select(one => one.Version));
        // It is on the public page since the day it was written, and the others are told as of any version in force.
        var written = await app.InDbAsync(db =>
            db.PlanVersions.SingleAsync(one => one.PlanId == plan && one.Version == 2)
        );
        Assert.Equal(written.FrozenAt.DayInChina(), published[1].On);
        await app.Told.FirstAsync<PlanInForce>(one => one.PlanId == plan && one.Version == 2);
        // Said again it adds nothing, whatever else has changed meanwhile.
        await app.InDbAsync(db =>
            db.Schools.Where(one => one.Id == school.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "新名"))
        );
        await school.AsOffice.PostAsync($"plans/{plan}/sections", owed).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(2, await app.InDbAsync(db => db.PlanVersions.CountAsync(one => one.PlanId == plan)));
    }

    [Fact]
    public async Task A_revision_that_a_supplement_has_overtaken_is_drafted_anew_and_one_under_review_waits_for_nobody()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var plan = await school.OpenedAsync(new { time = "周一至周五" });
        var revision = Guid.CreateVersion7();
        var change = new { reason = "校门改造", sections = new { safety = "两人值守" } };
        await school.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        var owed = new { sections = new { staffIncentive = "按课时计发" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", owed).IsAsync(HttpStatusCode.NoContent);

        await school.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/submit", new { })
            .IsAsync(HttpStatusCode.NoContent);
        // The same draft again is the one that was handed in.
        await school.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        var more = new { sections = new { reportPublication = "公告栏" } };
        using var wait = await school.AsOffice.PostAsync($"plans/{plan}/sections", more);
        Assert.Equal(HttpStatusCode.Conflict, wait.StatusCode);
        Assert.Contains("revision-under-review", await wait.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_that_was_given_back_and_filed_again_is_answered_after_it_came_into_force()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenedAsync();
        var revision = $"plans/{plan}/revisions/{Guid.CreateVersion7()}";
        var change = new { reason = "校门改造", sections = new { safety = "两人值守" } };
        await school.AsOffice.PutAsync(revision, change).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"{revision}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(approved: false, "12").IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"{revision}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        var publication = new { places = new[] { "parentMeeting" }, on = "2026-09-01" };
        await school.AsOffice.PostAsync($"{revision}/publish", publication).IsAsync(HttpStatusCode.NoContent);

        await DecideAsync(approved: true, "13").IsAsync(HttpStatusCode.NoContent);

        Task<HttpResponseMessage> DecideAsync(bool approved, string number) =>
            app.Education(Lipu)
                .PostAsync(
                    $"{revision}/decide",
                    new
                    {
                        approved,
                        number,
                        words = "已阅",
                    }
                );
    }

    [Fact]
    public async Task A_revision_is_refused_what_the_plan_itself_would_be_refused()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var seat = new
        {
            activity = "sport",
            group = "teams",
            seats = 1,
            why = "校队",
        };
        foreach (
            var (wrong, field) in new (object, string)[]
            {
                (new { reason = "修订", internalSeats = new[] { seat, seat } }, "/internalSeats"),
                (new { reason = "修订", optIns = new[] { "whatever" } }, "/optIns"),
                (
                    new
                    {
                        reason = "修订",
                        consultation = new
                        {
                            method = "meeting",
                            from = "2026-08-01",
                            to = "2026-08-02",
                            respondents = 10,
                            pupilsAsked = true,
                            result = "同意",
                            agreed = 500,
                        },
                    },
                    "/consultation/agreed"
                ),
            }
        )
        {
            using var no = await school.AsOffice.PutAsync($"plans/{plan}/revisions/{Guid.CreateVersion7()}", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, no.StatusCode);
            Assert.Contains(field, await no.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Opting_in_writes_only_what_the_document_opens_and_never_changes_what_was_approved()
    {
        var approved = await app.SchoolAsync();
        var plan = await approved.PlanInForceAsync();
        await approved
            .AsOffice.PostAsync($"plans/{plan}/opt-in", new { kinds = new[] { "随便写点什么" } })
            .IsAsync(HttpStatusCode.BadRequest);
        Assert.Equal(1, await app.InDbAsync(db => db.PlanVersions.CountAsync(one => one.PlanId == plan)));

        var school = await app.SchoolInAsync(
            FivePlaces.Zaozhuang,
            told => told with { Kind = "nineYear", Stages = ["primary", "junior"] }
        );
        var open = await school.OpenedAsync();
        await school
            .AsOffice.PostAsync($"plans/{open}/opt-in", new { kinds = new[] { "junior", "随便写点什么" } })
            .IsAsync(HttpStatusCode.NoContent);
        var kept = await app.InDbAsync(db =>
            db.Plans.Where(one => one.Id == open).Select(one => one.OptIns).SingleAsync()
        );
        Assert.Equal(["junior"], kept);
    }

    private Task<string> InForceAsync(Guid plan) =>
        app.InDbAsync(db =>
            db.Plans.Where(one => one.Id == plan)
                .Join(
                    db.PlanVersions,
                    one => new { PlanId = one.Id, Version = one.VersionInForce!.Value },
                    version => new { version.PlanId, version.Version },
                    (_, version) => version.Canonical
                )
                .SingleAsync()
        );
}
