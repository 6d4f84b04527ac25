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

/// <summary>Which version is filed, which is published, and what village schools and rural schools bring to it.</summary>
public sealed class PlanFilingTests(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Changzhi = "140402";

    [Fact]
    public async Task Publishes_what_a_returned_plan_says_after_it_was_changed()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        var back = new
        {
            approved = false,
            number = "备〔2026〕8号",
            words = "补充安全内容",
        };
        await school.AsEducation().PostAsync($"plans/{plan}/decide", back).IsAsync(HttpStatusCode.NoContent);
        var safety = new { sections = new { safety = "两人值守" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", safety).IsAsync(HttpStatusCode.NoContent);

        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(2, (await school.AsOffice.ReadAsync($"plans/{plan}")).GetProperty("versionInForce").GetInt32());
        Assert.Contains("两人值守", await InForceAsync(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_late_the_very_version_that_is_in_force()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenedAsync();
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, await app.InDbAsync(db => db.PlanVersions.CountAsync(one => one.PlanId == plan)));
    }

    [Fact]
    public async Task Owes_the_filing_of_a_revision_that_was_published_first_and_takes_it_late()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenedAsync();
        var revision = Guid.CreateVersion7();
        var change = new { reason = "校门改造", sections = new { safety = "两人值守" } };
        await school.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        var publication = new { places = new[] { "parentMeeting" }, on = "2026-09-01" };
        await school
            .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/publish", publication)
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("并报市教育局备案", (await school.OwesAsync(revision, "plan-not-filed")).Quote);

        for (var twice = 0; twice < 2; twice++)
            await school
                .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/submit", new { })
                .IsAsync(HttpStatusCode.NoContent);

        Assert.DoesNotContain("plan-not-filed", await school.DutiesAsync(revision));
        Assert.Equal(2, await app.InDbAsync(db => db.PlanVersions.CountAsync(one => one.PlanId == plan)));
    }

    [Fact]
    public async Task Lists_the_village_points_of_a_central_school_and_publishes_theirs_with_it()
    {
        var central = await app.SchoolInAsync(Changzhi, told => told with { IsTownship = true });
        var point = await app.SchoolInAsync(
            Changzhi,
            told => told with { IsRural = true, Name = "柳沟教学点", CoordinatingSchoolId = central.Id }
        );
        var (own, whole) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await point.DraftAsync(own).IsAsync(HttpStatusCode.NoContent);
        await point.AsOffice.PostAsync($"plans/{own}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await central.DraftAsync(whole).IsAsync(HttpStatusCode.NoContent);
        await central
            .AsOffice.PostAsync($"plans/{whole}/take-in", new { planId = own })
            .IsAsync(HttpStatusCode.NoContent);
        await central.PublishPlanAsync(whole).IsAsync(HttpStatusCode.NoContent);

        Assert.Contains("柳沟教学点", await InForceAsync(whole), StringComparison.Ordinal);
        Assert.Contains("柳沟教学点", await InForceAsync(own), StringComparison.Ordinal);
        // One that comes later stands on the central plan as soon as it is taken in.
        var later = await app.SchoolInAsync(
            Changzhi,
            told => told with { IsRural = true, Name = "上庄教学点", CoordinatingSchoolId = central.Id }
        );
        var third = Guid.CreateVersion7();
        await later.DraftAsync(third).IsAsync(HttpStatusCode.NoContent);
        await later.AsOffice.PostAsync($"plans/{third}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await central
            .AsOffice.PostAsync($"plans/{whole}/take-in", new { planId = third })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Contains("上庄教学点", await InForceAsync(whole), StringComparison.Ordinal);
        // Its plan is changed by the central school's, not by itself.
        var change = new { reason = "改时间", sections = new { safety = "另排" } };
        await point
            .AsOffice.PutAsync($"plans/{own}/revisions/{Guid.CreateVersion7()}", change)
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public void Where_parents_applications_lie_is_on_no_paper_that_everybody_reads()
    {
        var content = new PlanContent { Sections = [], ParentsWish = new ParentsWish(120, 0, "在张三家长处") };
        Assert.Equal(new ParentsWish(120, 0), content.OnPaper().ParentsWish);
    }

    [Theory]
    [InlineData("430102", Verdict.NeedsReason, "(七)")] // parents apply, or more than two thirds sign
    [InlineData("450381", null, null)] // township central schools are meant, villages by need
    [InlineData("370402", null, null)] // silent
    [InlineData("140402", null, null)] // planned by the central school
    [InlineData("650102", null, null)] // the county government decides, and is asked at publication
    public void Asks_for_the_parents_wish_only_where_the_document_does(
        string division,
        Verdict? verdict,
        string? article
    )
    {
        var ruling = RuralOpeningRule.Judge(Rural(), null, 300, FivePlaces.PageOf(division));
        Assert.Equal(verdict, ruling.Gravest);
        Assert.Equal(article, ruling.Findings.Count == 0 ? null : ruling.Findings[0].Sources[0].Article);
    }

    [Fact]
    public void Knows_the_five_forms_in_which_a_rural_school_opens()
    {
        Assert.True(RuralOpeningRule.IsLeftToNeed(Rural(), FivePlaces.PageOf("450381")));
        Assert.Equal(
            Verdict.Refused,
            RuralOpeningRule.JudgeCounty(Rural(), isDecidedOpen: false, FivePlaces.PageOf("650102")).Gravest
        );
        Assert.True(CentralSchoolRule.Applies(isCoordinated: true, FivePlaces.PageOf("140402")));
        foreach (var division in new[] { "430102", "370402" })
            Assert.False(CentralSchoolRule.Applies(isCoordinated: true, FivePlaces.PageOf(division)));
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

    private static School Rural() =>
        new()
        {
            Id = Guid.Empty,
            Kind = "primary",
            Stages = ["primary"],
            Ownership = "public",
            IsRural = true,
        };
}
