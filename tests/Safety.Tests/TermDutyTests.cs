using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

/// <summary>What a plan in force asks of school and police in its term, place by place; none of it keeps a school from opening.</summary>
public sealed class TermDutyTests(SafetyApp app)
{
    private static readonly string[] Opening =
    [
        "emergency-plan-missing",
        "first-responsible-unnamed",
        "hazard-inspection-owed",
        "insurance-cover",
        "insurance-cover-authority",
        "insurance-not-used",
        "police-patrol-owed",
    ];

    [Theory]
    [InlineData("450381", "emergency-plan-missing hazard-inspection-owed insurance-not-used")]
    [InlineData("370402", "emergency-plan-missing hazard-inspection-owed")]
    [InlineData("430102", "emergency-plan-missing hazard-inspection-owed insurance-cover insurance-cover-authority")]
    [InlineData("140402", "hazard-inspection-owed")] // silent on the emergency plan and on insurance
    [InlineData("650102", "emergency-plan-missing first-responsible-unnamed hazard-inspection-owed police-patrol-owed")]
    public async Task Opens_the_duties_of_the_places_own_document(string division, string expected)
    {
        var campus = await app.CampusAsync(children: 1, division: division);
        await campus.PlanAsync();
        var open = (await campus.AsOffice.GetAsync("/safety/v1/duties?open=true").JsonAsync())
            .EnumerateArray()
            .Select(one => one.GetProperty("rule").GetString()!)
            .Where(Opening.Contains)
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(' ', open));
        await campus.BegunAsync();
    }

    [Fact]
    public async Task An_emergency_plan_valid_at_opening_does_the_duty_and_one_that_ended_before_does_not()
    {
        var campus = await app.CampusAsync(children: 1, division: "370402");
        await campus.PlanAsync();
        var owed = await campus.OwesAsync("emergency-plan-missing", "school", "八(二)", "完善安全管理制度和应急预案");
        Assert.Equal(app.Clock.Today().ToString("O"), owed.GetProperty("dueOn").GetString());

        var today = app.Clock.Today();
        await EnterPlanAsync(campus, today.AddDays(-200), today.AddDays(-1));
        Assert.Single(await campus.OpenDutiesAsync("emergency-plan-missing"));
        var plan = await EnterPlanAsync(campus, today.AddDays(-200), today);
        Assert.Empty(await campus.OpenDutiesAsync("emergency-plan-missing"));

        await campus
            .AsOffice.PutAsJsonAsync($"/safety/v1/drills/{Guid.CreateVersion7()}", Drill(plan, "地震"))
            .IsAsync(HttpStatusCode.BadRequest);
        await Campus.EnterAsync(campus.AsOffice, "drills", Drill(plan, "火灾"));
        var plans = await campus.AsOffice.GetAsync($"/safety/v1/emergency-plans?schoolId={campus.School}").JsonAsync();
        Assert.Equal([0, 1], plans.EnumerateArray().Select(one => one.GetProperty("drills").GetInt32()));
    }

    [Fact]
    public async Task The_secretary_is_named_and_until_then_the_head_on_the_roll_is_shown()
    {
        var campus = await app.CampusAsync(children: 1, division: "650102");
        var secretary = await campus.StaffAsync(Guid.CreateVersion7(), Roles.Principal);
        await campus.PlanAsync();
        await campus.OwesAsync(
            "first-responsible-unnamed",
            "school",
            "五(二)",
            "各学校书记是学校校内课后服务的第一责任人"
        );
        var before = await ShownAsync(campus);
        Assert.Equal("schoolSecretary", before.GetProperty("role").GetString());
        Assert.Equal(secretary, before.GetProperty("head").GetGuid());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before.GetProperty("named").ValueKind);
        Assert.Equal(
            ["responsibilityLetter", "commitment"],
            before.GetProperty("forms").EnumerateArray().Select(one => one.GetString())
        );

        await campus
            .AsOffice.PutAsJsonAsync(
                $"/safety/v1/first-responsible-persons/{Guid.CreateVersion7()}",
                Named(campus, campus.Teacher)
            )
            .IsAsync(HttpStatusCode.BadRequest);
        await Campus.EnterAsync(campus.AsOffice, "first-responsible-persons", Named(campus, secretary));
        Assert.Empty(await campus.OpenDutiesAsync("first-responsible-unnamed"));
        Assert.Equal(secretary, (await ShownAsync(campus)).GetProperty("named").GetGuid());
    }

    [Fact]
    public async Task The_police_confirm_each_part_of_the_patrol_and_nobody_else_does()
    {
        var campus = await app.CampusAsync(children: 1, division: "650102");
        await campus.PlanAsync();
        await campus.OwesAsync("police-patrol-owed", "police", "五(二)", "充分发挥便民警务站、护学岗的作用");
        var police = app.As(Guid.CreateVersion7(), Roles.Authority, "6501", Departments.Police);
        var education = app.As(Guid.CreateVersion7(), Roles.Authority, "6501", Departments.Education);
        await education
            .PutAsJsonAsync($"/safety/v1/police-confirmations/{Guid.CreateVersion7()}", Done(campus, "patrol"))
            .IsAsync(HttpStatusCode.NotFound);
        foreach (var task in (string[])["surroundings", "guardPost", "patrol"])
            await Campus.EnterAsync(police, "police-confirmations", Done(campus, task));
        Assert.Single(await campus.OpenDutiesAsync("police-patrol-owed"));
        await Campus.EnterAsync(police, "police-confirmations", Done(campus, "traffic"));
        Assert.Empty(await campus.OpenDutiesAsync("police-patrol-owed"));
        var seen = await campus
            .AsOffice.GetAsync($"/safety/v1/police-confirmations?schoolId={campus.School}")
            .JsonAsync();
        Assert.Equal(4, seen.GetArrayLength());
    }

    [Fact]
    public async Task Insurance_there_is_does_the_duty_where_the_text_only_asks_to_use_it()
    {
        var campus = await app.CampusAsync(children: 1, division: "450381");
        await campus.PlanAsync();
        await campus.OwesAsync("insurance-not-used", "school", "五(二)", "用好涉校涉生保险");
        await Campus.EnterAsync(
            campus.AsOffice,
            "insurance-policies",
            new
            {
                schoolId = campus.School,
                from = app.Clock.Today(),
                until = app.Clock.Today().AddDays(30),
                coversServiceHours = false,
            }
        );
        Assert.Empty(await campus.OpenDutiesAsync("insurance-not-used"));
        var official = app.As(Guid.CreateVersion7(), Roles.Authority, "450381", Departments.Education);
        var listed = await official.GetAsync($"/safety/v1/insurance-policies?schoolId={campus.School}").JsonAsync();
        Assert.Equal(1, listed.GetArrayLength());
    }

    [Fact]
    public async Task Insurance_that_is_encouraged_is_noted_and_opens_nothing()
    {
        var campus = await app.CampusAsync(children: 1, division: "650103");
        await campus.PlanAsync();
        var noted = await app.InDbAsync(db =>
            db.Decisions.SingleAsync(one => one.SchoolId == campus.School && one.Command == "cover")
        );
        Assert.Equal(ServiceDefaults.Policy.Verdict.Noted, noted.Verdict);
        Assert.Contains("insurance-not-used", noted.Findings, StringComparison.Ordinal);
    }

    private static object Named(Campus campus, Guid account) =>
        new
        {
            schoolId = campus.School,
            accountId = account,
            from = "2026-09-01",
        };

    private static object Drill(Guid plan, string scenario) =>
        new
        {
            planId = plan,
            scenario,
            heldOn = "2026-09-01",
            words = "疏散用时2分钟",
        };

    private object Done(Campus campus, string task) =>
        new
        {
            schoolId = campus.School,
            task,
            day = app.Clock.Today(),
            words = "已落实",
        };

    private static Task<Guid> EnterPlanAsync(Campus campus, DateOnly from, DateOnly until) =>
        Campus.EnterAsync(
            campus.AsOffice,
            "emergency-plans",
            new
            {
                schoolId = campus.School,
                from,
                until,
                scenarios = new[] { "火灾", "学生走失" },
                contacts = new[] { campus.Office },
            }
        );

    private static Task<System.Text.Json.JsonElement> ShownAsync(Campus campus) =>
        campus.AsOffice.GetAsync($"/safety/v1/responsibility?schoolId={campus.School}").JsonAsync();
}
