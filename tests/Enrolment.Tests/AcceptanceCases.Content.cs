using System.Net;
using AfterSchool.Contracts.Everyone;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The catalogue's cases for what the service contains, through the real API.</summary>
public sealed class AcceptanceCasesOfContent(EnrolmentApp app)
{
    [Fact]
    public async Task AC_034_Lipu_publishes_a_Tuesday_of_sport_and_makes_the_academic_hour_the_school_s_task()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenAsync(Lipu);
        var sport = await school.OfferAsync(plan, ("weekly", new[] { OnTuesday("16:30:00", "17:30:00") }));
        var more = await school.OfferAsync(plan, ("weekly", new[] { OnTuesday("17:30:00", "18:00:00") }));

        // Two groups without it are one omission of the school; 1 September 2026 is that Tuesday.
        var duty = await school.DutyAsync("academic-hour-missing");
        duty.Binds("school", "三(三)¶2", "学校每天至少要安排一个学时的学业辅导服务");
        Assert.Equal("2026-09-01", duty.GetProperty("dueOn").GetString());
        Assert.False(duty.IsDone);
        foreach (var group in (Guid[])[sport, more])
            Assert.Equal(
                "published",
                (await school.AsOffice.ReadAsync($"offerings/{group}")).GetProperty("status").GetString()
            );

        // The day passes without it.
        var id = duty.GetProperty("id").GetGuid();
        await app.InDbAsync(db =>
            db.Duties.Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.DueOn, new DateOnly(2026, 8, 31)))
        );
        var finding = await app.Told.FirstAsync<DutyOverdue>(one => one.DutyId == id);
        Assert.Equal(
            ("school", "academic-hour-missing", "三(三)¶2"),
            (finding.BoundBody, finding.Rule, finding.Article)
        );
    }

    [Fact]
    public async Task AC_039_Changzhi_shows_79_percent_of_homework_beside_the_80_of_the_text_and_nothing_follows()
    {
        var school = await app.SchoolInAsync(Changzhi, told => told with { Kind = "junior", Stages = ["junior"] });
        var plan = await school.OpenAsync(Changzhi);
        var group = await school.OfferAsync(
            plan,
            ("grades", new[] { 8 }),
            ("category", "academicSupport"),
            ("activity", "homework"),
            ("weekly", new[] { OnTuesday("16:30:00", "18:30:00") })
        );
        var before = (await school.AsOffice.ReadAsync("duties?limit=1000")).GetArrayLength();
        await CountAsync(school, group, 60, 50);
        await CountAsync(school, group, 40, 29);

        // 50 + 29 of 60 + 40.
        var shown = await school.AsOffice.ReadAsync($"offerings/{group}/homework");
        Assert.Equal(0.79m, shown.GetProperty("share").GetDecimal());
        var compared = Assert.Single(shown.GetProperty("compared").EnumerateArray());
        Assert.Equal("junior-homework-below", compared.GetProperty("rule").GetString());
        Assert.Equal("noted", compared.GetProperty("verdict").GetString());
        var source = compared.GetProperty("sources")[0];
        Assert.Equal("三(四)1", source.GetProperty("article").GetString());
        Assert.Equal("引导初中学生利用课后服务时间至少完成80%", source.GetProperty("quote").GetString());
        Assert.Equal(before, (await school.AsOffice.ReadAsync("duties?limit=1000")).GetArrayLength());
    }

    [Fact]
    public async Task AC_045_Lipu_owes_the_academic_hour_by_the_school_and_never_by_grade_1()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenAsync(Lipu);
        var first = ("grades", (object?)new[] { 1 });
        var handicraft = await school.OfferAsync(
            plan,
            first,
            ("activity", "handicraft"),
            ("feePerTerm", "0.00"),
            ("weekly", new[] { OnTuesday("16:30:00", "17:10:00") })
        );
        Assert.False((await school.DutyAsync("academic-hour-missing")).IsDone);
        var reading = await school.OfferAsync(
            plan,
            first,
            ("activity", "readingActivity"),
            ("feePerTerm", "0.00"),
            ("weekly", new[] { OnTuesday("17:10:00", "17:50:00") })
        );
        await school.OfferAsync(
            plan,
            ("grades", new[] { 3, 4, 5, 6 }),
            ("category", "academicSupport"),
            ("activity", "homework"),
            ("weekly", new[] { OnTuesday("16:30:00", "17:10:00") })
        );

        Assert.True((await school.DutyAsync("academic-hour-missing")).IsDone);
        Assert.DoesNotContain("grade-without-academic-hour", await app.FindingsOnAsync(handicraft));
        Assert.DoesNotContain("grade-without-academic-hour", await app.FindingsOnAsync(reading));
        // 「一、二年级以团队活动、体艺活动、课外阅读…为主」: both are of their list.
        Assert.DoesNotContain("lowest-grades-content", await app.FindingsOnAsync(reading));
    }

    [Fact]
    public async Task AC_045_Lipu_owes_the_hour_again_when_the_school_stops_the_group_that_had_it()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenAsync(Lipu);
        var homework = await school.OfferAsync(
            plan,
            ("category", "academicSupport"),
            ("activity", "homework"),
            ("weekly", new[] { OnTuesday("16:30:00", "17:10:00") })
        );
        await school.OfferAsync(plan, ("weekly", new[] { OnTuesday("17:10:00", "17:50:00") }));
        Assert.Empty(await school.DutiesOfAsync("academic-hour-missing"));

        await school.AsOffice.PostAsync($"offerings/{homework}/suspend", new { }).IsAsync(HttpStatusCode.NoContent);

        Assert.False((await school.DutyAsync("academic-hour-missing")).IsDone);
    }

    [Theory]
    [InlineData(Lipu, "collectiveTeaching", "三(三)¶1", "集体教学或统一补课、上新课、考试训练等")]
    [InlineData(Lipu, "newLesson", "三(三)¶1", "集体教学或统一补课、上新课、考试训练等")]
    [InlineData(Lipu, "examTraining", "三(三)¶1", "集体教学或统一补课、上新课、考试训练等")]
    [InlineData(Zaozhuang, "makeUp", "四", "严禁借课后服务名义组织集体补课或教学")]
    [InlineData(Hunan, "makeUp", "(五)", "组织学生刷题备考、讲授新课或集体补课")]
    [InlineData(Hunan, "collectiveTeaching", "(十一)", "要严肃查处借课后服务名义开展集体教学")]
    [InlineData(Changzhi, "makeUp", "三(三)¶4", "不得组织集体补课和上新课")]
    [InlineData(Zaozhuang, "commercialPromotion", "五¶4", "坚决禁止商业行为进校园")]
    [InlineData(Hunan, "profitMaking", "(二)-2", "不得借课后服务名义营利")]
    [InlineData(Urumqi, "addedBurden", "二(二)", "不得因此增加学生课业负担")]
    [InlineData(Changzhi, "highRisk", "三(三)¶4", "不得组织开展危险性较高的活动")]
    [InlineData(Changzhi, "commercialPromotion", "三(三)¶4", "严禁开展商业推广性质的活动")]
    [InlineData(Urumqi, "newLesson", "三(五)¶1", "严禁在课后服务期间上新课")]
    [InlineData(Urumqi, "materialSales", "四(五)¶1", "学校不得借课后服务名义向学生推荐、兜售学习材料")]
    public async Task Refuses_banned_content_by_the_sentence_of_the_place(
        string place,
        string activity,
        string article,
        string quote
    )
    {
        var school = await app.SchoolInAsync(place);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var answer = await school
            .AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", SchoolAtHand.Item(plan, ("activity", activity)))
            .IsRefusedAsync();
        answer.Has("refused", "content-banned", article, quote);
    }

    [Fact]
    public async Task Shows_the_week_as_the_place_classes_reading()
    {
        var slots = new[] { OnTuesday("16:30:00", "17:10:00") };
        foreach (var (place, academic, enrichment) in ((string, int, int)[])[(Lipu, 40, 0), (Hunan, 0, 40)])
        {
            var school = await app.SchoolInAsync(place);
            var plan = await school.OpenAsync(place);
            await school.OfferAsync(
                plan,
                ("activity", "independentReading"),
                ("feePerTerm", "0.00"),
                ("weekly", slots)
            );
            var content = await school.AsOffice.ReadAsync($"plans/{plan}/content");
            var whole = content.GetProperty("grades").EnumerateArray().Last();
            Assert.Equal(academic, whole.GetProperty("academicSupportMinutes").GetInt32());
            Assert.Equal(enrichment, whole.GetProperty("enrichmentMinutes").GetInt32());
            Assert.Equal(2, content.GetProperty("readingClassedBy").GetArrayLength());
        }
    }

    internal static object OnTuesday(string starts, string ends) => SchoolAtHand.Slot("tuesday", starts, ends);

    private static Task<HttpResponseMessage> CountAsync(SchoolAtHand school, Guid group, int set, int finished) =>
        school
            .AsOffice.PutAsync(
                $"offerings/{group}/homework/{Guid.CreateVersion7()}",
                new
                {
                    day = "2026-09-01",
                    set,
                    finished,
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
}
