using System.Net;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The catalogue's cases for plans and the menu, through the real API.</summary>
public sealed class AcceptanceCases(EnrolmentApp app)
{
    [Fact]
    public async Task AC_001_refuses_an_agreement_before_approval_and_names_the_missing_guards()
    {
        var school = await app.SchoolAsync();
        var plan = await SubmittedAsync(school);

        var answer = await school
            .AsOffice.PostAsync($"plans/{plan}/agreement-form", new { form = "课后服务协议" })
            .IsRefusedAsync();

        answer.Has("refused", "plan-not-approved", "(七)", "报主管教育行政部门批准");
        answer.Has("refused", "opening-sequence", "(七)", "向家长和社会公示");
        Assert.Equal(["approved", "published"], Missing(answer, "opening-sequence"));
    }

    [Fact]
    public async Task AC_003_refuses_a_plan_without_fee_scheme_and_takes_one_that_charges_nothing()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var answer = await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsRefusedAsync();
        answer.Has("refused", "plan-section-missing", "(七)", "制定学校课后服务及收费方案");
        Assert.Equal(["feeScheme"], Missing(answer, "plan-section-missing"));

        await school.SchemeAsync(plan, SchoolAtHand.Line("sport", "0.00")).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData(200, true)] // 3 × 200 = 600 is not more than 2 × 300 = 600
    [InlineData(201, false)] // 3 × 201 = 603 > 600
    public async Task AC_007_asks_a_reason_when_exactly_two_thirds_of_parents_signed(int signatures, bool needsReason)
    {
        var school = await app.SchoolAsync(told => told with { IsRural = true });
        await app.InDbAsync(async db =>
        {
            for (var i = 0; i < 300; i++)
                db.Pupils.Add(
                    new Pupil
                    {
                        Id = Guid.CreateVersion7(),
                        SchoolId = school.Id,
                        Grade = 3,
                        OnRoll = true,
                    }
                );
            return await db.SaveChangesAsync();
        });
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var wish = new
        {
            applicationsForOwnChild = 0,
            petitionSignatures = signatures,
            evidence = "联名申请",
        };
        await school.AsOffice.PostAsync($"plans/{plan}/parents-wish", wish).IsAsync(HttpStatusCode.NoContent);

        if (needsReason)
        {
            var answer = await school.ConsultAsync(plan).IsRefusedAsync();
            answer.Has("needsReason", "rural-parents-wish", "(七)", "农村学校原则上须事先由家长提出申请");
            answer.Has("needsReason", "rural-parents-wish", "(七)", "超过三分之二的家长签字向学校提出申请");
            Assert.True(answer.IsOverridable);
            await school.ConsultAsync(plan, "家长会一致同意").IsAsync(HttpStatusCode.NoContent);
        }
        else
        {
            await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task AC_013_refuses_a_kindergarten()
    {
        var school = await app.SchoolAsync(told => told with { Kind = "kindergarten", Stages = ["kindergarten"] });
        var answer = await school.DraftAsync(Guid.CreateVersion7()).IsRefusedAsync();
        answer.Has("refused", "school-kind-out-of-scope", "(四)", "课后服务仅限于义务教育阶段学校实施");
        answer.Has("refused", "stage-out-of-scope", "(四)", "课后服务仅限于义务教育阶段学校实施");
    }

    [Fact]
    public async Task AC_022_refuses_evening_study_on_the_menu()
    {
        var school = await app.SchoolAsync(told => told with { Kind = "junior", Stages = ["junior"] });
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var item = SchoolAtHand.Item(
            plan,
            ("activity", "eveningStudy"),
            ("category", "academicSupport"),
            ("grades", new[] { 8 }),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "19:00:00", "20:30:00") })
        );

        var answer = await school.AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", item).IsRefusedAsync();

        answer.Has("refused", "activity-excluded", "(四)", "早到校看管和自习、午餐午休看管、晚自习等服务");
        answer.Has("refused", "evening-study-excluded", "(四)", "早到校看管和自习、午餐午休看管、晚自习等服务");
    }

    [Fact]
    public async Task AC_031_refuses_a_Saturday_that_is_no_class_day()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        // 12 September 2026 is a Saturday; 10 October is one too, but worked in exchange.
        var saturday = await school.KeepAsync(plan, ("extra", new[] { Session("2026-09-12") }));
        var exchanged = await school.KeepAsync(plan, ("extra", new[] { Session("2026-10-10") }));

        var answer = await school.PublishAsync(saturday).IsRefusedAsync();
        answer.Has("refused", "class-days-only", "(四)", "学校课后服务应安排在上课日");
        await school.PublishAsync(exchanged).IsAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("20:35:00", true)] // enrichment 245 min of 500 = 49 %
    [InlineData("20:40:00", false)] // 250 of 500 = 50 %
    public async Task AC_033_asks_a_reason_below_half_of_the_week_for_enrichment(string ends, bool needsReason)
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        await school.OnMenuAsync(plan, ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", ends) }));
        var starts = needsReason ? "16:25:00" : "16:30:00";
        var homework = await school.KeepAsync(
            plan,
            ("category", "academicSupport"),
            ("activity", "homework"),
            ("weekly", new[] { SchoolAtHand.Slot("tuesday", starts, "20:40:00") })
        );

        if (!needsReason)
        {
            await school.PublishAsync(homework).IsAsync(HttpStatusCode.NoContent);
            return;
        }

        var answer = await school.PublishAsync(homework).IsRefusedAsync();
        answer.Has("needsReason", "enrichment-share", "(五)", "原则上每周素质拓展服务时间占比要达到50%以上");
        Assert.Equal(245, answer.Compared("enrichment-share").GetProperty("enrichmentMinutes").GetInt32());
        Assert.Equal(500, answer.Compared("enrichment-share").GetProperty("totalMinutes").GetInt32());
        await school.PublishAsync(homework, "场地维修").IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AC_037_lists_the_riders_whose_bus_leaves_before_the_end_and_opens_a_duty()
    {
        var school = await app.SchoolAsync(told => told with { IsTownship = true });
        var riders = (await app.ClassAsync(school, 3, "", "", "", "")).Children.Select(child => child.Id).ToArray();
        var ride = new
        {
            schoolId = school.Id,
            departure = "17:40:00",
            riders,
        };
        await school.AsOffice.PutAsync($"rides/{Guid.CreateVersion7()}", ride).IsAsync(HttpStatusCode.NoContent);
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", "17:50:00") })
        );

        var conflicts = await school.AsOffice.ReadAsync($"offerings/{offering}/ride-conflicts");
        Assert.Equal(
            riders.Order(),
            conflicts[0].GetProperty("riders").EnumerateArray().Select(one => one.GetGuid()).Order()
        );
        Assert.Contains("rides-leave-before-end", await school.DutiesAsync(offering));
        var duty = (await school.AsOffice.ReadAsync("duties?open=true"))
            .EnumerateArray()
            .First(one => one.GetProperty("rule").GetString() == "rides-leave-before-end");
        Assert.Equal("(四)", duty.GetProperty("article").GetString());
        Assert.Contains(
            "乡镇学校课后服务时间要与学生所乘坐的校车",
            duty.GetProperty("quote").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AC_040_refuses_exam_drills()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var answer = await school
            .AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", SchoolAtHand.Item(plan, ("activity", "drill")))
            .IsRefusedAsync();
        answer.Has("refused", "content-banned", "(五)", "组织学生刷题备考、讲授新课或集体补课");
    }

    [Fact]
    public async Task AC_118_holds_a_term_that_begins_after_the_document_expired()
    {
        var school = await app.SchoolAsync(termBegins: new DateOnly(2029, 3, 19));
        var plan = Guid.CreateVersion7();

        var answer = await school.DraftAsync(plan).IsRuledAsync(HttpStatusCode.Accepted);
        answer.Has("held", "term-after-expiry", "附则", "自发布之日起施行，有效期5年");
        answer.Has("noted", "page-expired", "附则", "自发布之日起施行，有效期5年");

        var held = answer.Problem.GetProperty("heldMatterId").GetGuid();
        await app.Education()
            .PostAsync($"held/{held}/decide", new { granted = true, words = "暂按原办法执行" })
            .IsAsync(HttpStatusCode.NoContent);
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
    }

    internal static object Session(string day) =>
        new
        {
            day,
            starts = "16:30:00",
            ends = "17:30:00",
        };

    private static async Task<Guid> SubmittedAsync(SchoolAtHand school)
    {
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        return plan;
    }

    private static IEnumerable<string?> Missing(PolicyLines answer, string rule) =>
        answer.Compared(rule).GetProperty("missing").EnumerateArray().Select(one => one.GetString());
}
