using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The catalogue's cases for plans, scope and menu in Lipu, Zaozhuang, Changzhi and Urumqi, through the real API.</summary>
public sealed class AcceptanceCasesOfPlans(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";
    private const string Changzhi = "140402";
    private const string Urumqi = "650102";

    private static readonly Dictionary<string, string> Seven = new[]
    {
        "time",
        "content",
        "organisation",
        "responsibility",
        "requirements",
        "safeguards",
        "process",
        "attendanceSupervisionHandover",
    }.ToDictionary(section => section, section => $"本校的{section}");

    [Fact]
    public async Task AC_004_opens_the_service_on_filing_without_any_approval()
    {
        // Given a plan that is filed with the city education bureau and not approved,
        var school = await app.SchoolInAsync(Lipu);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);

        // when the school opens the service, then that is accepted and no filing is owed.
        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("plan-not-filed", await school.DutiesAsync(plan));
        Assert.False((await app.Told.FirstAsync<PlanInForce>(one => one.PlanId == plan)).IsApproved);

        // The bureau's answer is a receipt.
        await school.AsEducation().PostAsync($"plans/{plan}/decide", Receipt()).IsAsync(HttpStatusCode.NoContent);
        var shown = await school.AsOffice.ReadAsync($"plans/{plan}");
        Assert.Equal("备〔2026〕7号", shown.GetProperty("decisionNumber").GetString());
        Assert.Contains("filing", shown.GetProperty("stepsDone").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task AC_004_makes_a_plan_that_is_not_filed_a_task_and_no_obstacle()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenedAsync();

        var duty = await school.OwesAsync(plan, "plan-not-filed");
        Assert.Equal(("school", "四¶1", "并报市教育局备案"), (duty.Bound, duty.Article, duty.Quote));
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("plan-not-filed", await school.DutiesAsync(plan));
    }

    [Fact]
    public async Task AC_006_keeps_a_plan_without_staff_incentive_incomplete_while_the_service_goes_on()
    {
        // Given a plan with every named section but the incentive rule, when it is put in force,
        var school = await app.SchoolInAsync(Changzhi);
        var plan = await school.OpenedAsync(Seven);

        // then the school owes the section, service and enrolment go on,
        var duty = await school.OwesAsync(plan, "plan-section-missing");
        Assert.Equal(
            ("school", "四(一)¶1", "工作要求、保障措施、教职工激励办法等内容"),
            (duty.Bound, duty.Article, duty.Quote)
        );
        var offering = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", "18:30:00") })
        );
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);

        // and calling the plan complete stays pending until the section is there.
        var answer = await school.AsOffice.PostAsync($"plans/{plan}/complete", new { }).IsRefusedAsync();
        answer.Has("pending", "plan-section-missing", "四(一)¶1", "工作要求、保障措施、教职工激励办法等内容");
        Assert.Equal(
            ["staffIncentive"],
            answer
                .Compared("plan-section-missing")
                .GetProperty("missing")
                .EnumerateArray()
                .Select(one => one.GetString())
        );
        var added = new { sections = new { staffIncentive = "按课时计发" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", added).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/complete", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("plan-section-missing", await school.DutiesAsync(plan));
    }

    [Fact]
    public async Task AC_007_lets_parents_who_apply_for_their_own_children_open_a_rural_school()
    {
        var school = await app.SchoolAsync(told => told with { IsRural = true });
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var wish = new
        {
            applicationsForOwnChild = 1,
            petitionSignatures = 0,
            evidence = "家长申请书",
        };
        await school.AsOffice.PostAsync($"plans/{plan}/parents-wish", wish).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AC_009_refuses_a_rural_school_until_the_county_government_has_decided()
    {
        var school = await app.SchoolInAsync(Urumqi, told => told with { IsRural = true });
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var offering = await school.KeepAsync(plan);

        foreach (var opening in new[] { school.PublishPlanAsync(plan), school.PublishAsync(offering) })
            (await opening.IsRefusedAsync()).Has(
                "refused",
                "rural-county-decision",
                "三(二)",
                "农村学校是否开展课后服务由当地县级人民政府"
            );

        await DecideCountyAsync(school, opens: false).IsAsync(HttpStatusCode.NoContent);
        await school.PublishAsync(offering).IsRefusedAsync();
        await DecideCountyAsync(school, opens: true).IsAsync(HttpStatusCode.NoContent);
        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.PublishAsync(offering).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AC_010_passes_a_teaching_point_s_plan_to_its_central_school()
    {
        var central = await app.SchoolInAsync(Changzhi, told => told with { IsTownship = true });
        var point = await app.SchoolInAsync(
            Changzhi,
            told => told with { IsRural = true, CoordinatingSchoolId = central.Id }
        );
        var (plan, whole) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await point.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        // The teaching point's plan is passed on: a task for the central school,
        await point.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        var duty = await point.OwesAsync(plan, "village-plan-to-take-in");
        Assert.Equal(
            (central.Id, "三(二)¶2", "村小学（教学点）课后服务工作纳入乡镇中心学校"),
            (duty.SchoolId, duty.Article, duty.Quote)
        );
        // not put in force on its own,
        var alone = await point.PublishPlanAsync(plan).IsRefusedAsync();
        alone.Has("pending", "planned-by-central-school", "三(二)¶2", "村小学（教学点）课后服务工作纳入乡镇中心学校");
        // and taken into the central school's plan, with which it comes into force.
        await central.DraftAsync(whole).IsAsync(HttpStatusCode.NoContent);
        await point
            .AsOffice.PostAsync($"plans/{whole}/take-in", new { planId = plan })
            .IsAsync(HttpStatusCode.NotFound);
        await central
            .AsOffice.PostAsync($"plans/{whole}/take-in", new { planId = plan })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("village-plan-to-take-in", await point.DutiesAsync(plan));
        await central.PublishPlanAsync(whole).IsAsync(HttpStatusCode.NoContent);
        await app.Told.FirstAsync<PlanInForce>(one => one.PlanId == plan && one.SchoolId == point.Id);
    }

    [Fact]
    public async Task AC_012_takes_grade_8_of_a_nine_year_school_once_it_opted_in()
    {
        var school = await app.SchoolInAsync(
            Zaozhuang,
            told => told with { Kind = "nineYear", Stages = ["primary", "junior"] }
        );
        var plan = await school.OpenedAsync();
        var (id, item) = (Guid.CreateVersion7(), SchoolAtHand.Item(plan, ("grades", new[] { 8 })));

        // Grade 8 is not within the mandatory scope,
        var answer = await school.AsOffice.PutAsync($"offerings/{id}", item).IsRefusedAsync();
        answer.Has("pending", "opt-in-missing", "二", "全市所有小学（含九年一贯制学校小学段）");
        answer.Has("noted", "opt-in-encouraged", "二", "鼓励有条件的初中参照实施");
        // the primary part needs no opt-in,
        await school.KeepAsync(plan);
        // and once the school opted in, the encouragement is shown.
        await school
            .AsOffice.PostAsync($"plans/{plan}/opt-in", new { kinds = new[] { "junior" } })
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PutAsync($"offerings/{id}", item).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(("noted", "鼓励有条件的初中参照实施"), await school.EnteredAsync(id, "opted-in"));
    }

    [Fact]
    public async Task AC_013_lets_a_public_kindergarten_opt_in_and_holds_a_private_one()
    {
        var kindergarten = await app.SchoolInAsync(
            Lipu,
            told => told with { Kind = "kindergarten", Stages = ["kindergarten"] }
        );
        var plan = Guid.CreateVersion7();

        var before = await kindergarten.DraftAsync(plan).IsRefusedAsync();
        before.Has("pending", "opt-in-missing", "三(一)", "全市义务教育学校全部顺利有序安全开展课后服务");
        before.Has("noted", "opt-in-encouraged", "三(一)", "鼓励有需求的完小校和公办幼儿园");
        await kindergarten.DraftAsync(plan, optIns: ["publicKindergarten"]).IsAsync(HttpStatusCode.NoContent);
        var (verdict, quotes) = await kindergarten.EnteredAsync(plan, "opted-in");
        Assert.Equal("noted", verdict);
        Assert.Contains("鼓励有需求的完小校和公办幼儿园", quotes, StringComparison.Ordinal);

        var other = await app.SchoolInAsync(
            Lipu,
            told => told with { Kind = "kindergarten", Stages = ["kindergarten"], Ownership = "private" }
        );
        var held = await other
            .DraftAsync(Guid.CreateVersion7(), optIns: ["publicKindergarten"])
            .IsRuledAsync(HttpStatusCode.Accepted);
        held.Has("held", "stage-out-of-scope", "三(一)", "全市义务教育学校全部顺利有序安全开展课后服务");
    }

    [Fact]
    public async Task AC_015_refuses_to_turn_an_applicant_away_and_offers_what_is_free()
    {
        // Given an eligible application where places are short,
        var school = await app.SchoolInAsync(Changzhi);
        var plan = await school.OpenedAsync();
        (string, object?) twoHours = ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", "18:30:00") });
        var wanted = await school.OnMenuAsync(plan, twoHours, ("capacity", 1));
        var free = await school.OnMenuAsync(plan, twoHours, ("activity", "reading"));
        var pupils = await app.ClassAsync(school, 3, "");
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], wanted).IsAsync(HttpStatusCode.NoContent);

        // when the class teacher sets refused, then the system rejects that and offers another item;
        var refused = new { words = "名额已满", refused = true };
        var review = await pupils.AsTeacher.PostAsync($"requests/{request}/class-review", refused).IsRefusedAsync();
        review.Has("refused", "refusal-forbidden", "二(三)", "严禁拒绝有需求的学生参加");
        Assert.Equal(
            [free],
            review
                .Compared("refusal-forbidden")
                .GetProperty("alternatives")
                .EnumerateArray()
                .Select(one => one.GetGuid())
        );
        // nor may the school.
        var decline = new
        {
            approved = false,
            words = "名额已满",
            reasonCode = "noPlace",
        };
        var decided = await school.AsOffice.PostAsync($"requests/{request}/decide", decline).IsRefusedAsync();
        decided.Has("refused", "refusal-forbidden", "二(三)", "严禁拒绝有需求的学生参加");
    }

    private static object Receipt() =>
        new
        {
            approved = true,
            number = "备〔2026〕7号",
            words = "予以备案",
        };

    private static Task<HttpResponseMessage> DecideCountyAsync(SchoolAtHand school, bool opens) =>
        school
            .AsEducation()
            .PutAsync(
                $"county-decisions/{Guid.CreateVersion7()}",
                new
                {
                    schoolId = school.Id,
                    opens,
                    on = "2026-09-01",
                    number = "县政纪要〔2026〕12号",
                    words = opens ? "同意开展" : "暂缓开展",
                }
            );
}
