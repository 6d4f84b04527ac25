using System.Net;
using System.Text.Json;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is on offer, where it is held and how, and what the documents would like it to be.</summary>
public sealed class SupplyTests(EnrolmentApp app)
{
    [Theory]
    [InlineData(Zaozhuang, "outdoor", null)]
    [InlineData(Zaozhuang, "reading", null)] // 自主阅读
    [InlineData(Zaozhuang, "remedialHelp", null)] // 对个别学习有困难的学生给予辅导
    [InlineData(Zaozhuang, "coding", Verdict.Held)]
    [InlineData(Hunan, "coding", Verdict.Held)]
    [InlineData(Urumqi, "coding", Verdict.Held)]
    [InlineData(Changzhi, "studyTour", null)]
    [InlineData(Changzhi, "reading", null)] // 自主阅读或读书交流
    [InlineData(Changzhi, "coding", Verdict.Noted)]
    [InlineData(Lipu, "coding", Verdict.Noted)]
    [InlineData(Lipu, "team", null)] // named for the grades, if not among the items
    public void Content_that_no_list_names_waits_where_the_list_is_open_and_is_noted_where_it_says_mainly(
        string place,
        string activity,
        Verdict? verdict
    ) => Assert.Equal(verdict, ExcludedActivityRule.Judge(activity, PageOf(place)).Gravest);

    [Fact]
    public async Task An_authority_names_a_content_once_for_all_its_schools()
    {
        // A district of its own, so that no other test's schools are in it.
        const string District = "370406";
        var school = await app.SchoolInAsync(District);
        var plan = await school.OpenedAsync();
        var (item, coding) = (
            Guid.CreateVersion7(),
            SchoolAtHand.Item(plan, ("title", "编程"), ("activity", "coding"))
        );
        var held = await school.AsOffice.PutAsync($"offerings/{item}", coding).IsRuledAsync(HttpStatusCode.Accepted);
        held.Has("held", "activity-not-named", "四", "户外拓展训练、劳动实践教育等");
        var named = new
        {
            key = "alsoNamed",
            division = District,
            from = "2026-01-01",
            value = new[] { "coding" },
            document = "关于课后服务内容的通知",
            quote = "可以开展编程活动",
        };
        await app.Education(District)
            .PutAsync($"settings/{Guid.CreateVersion7()}", named)
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PutAsync($"offerings/{item}", coding).IsAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData(Lipu, "museum", null)]
    [InlineData(Lipu, "library", Verdict.Held)] // named in Changzhi only
    [InlineData(Changzhi, "library", null)]
    [InlineData(Changzhi, "concertHall", Verdict.Held)]
    [InlineData(Urumqi, "practiceBase", null)]
    [InlineData(Urumqi, "museum", Verdict.Held)]
    [InlineData(Zaozhuang, "zoo", null)] // silent
    public void Places_outside_are_those_of_the_list_and_others_wait(string place, string venue, Verdict? verdict) =>
        Assert.Equal(verdict, VenueRule.Judge(Outing(venue), PageOf(place)).Gravest);

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, Verdict.Noted)]
    public void Hunan_means_places_that_cost_nothing(bool isFree, Verdict? verdict) =>
        Assert.Equal(verdict, VenueRule.Judge(Outing("zoo") with { IsFree = isFree }, PageOf(Hunan)).Gravest);

    [Theory]
    [InlineData(true, "reading", null)]
    [InlineData(true, "sport", Verdict.Noted)] // 阅读、艺术、科普
    [InlineData(false, "reading", Verdict.Noted)] // 农村学校
    public void Hunan_has_online_resources_with_a_teacher_for_rural_schools(
        bool isRural,
        string activity,
        Verdict? verdict
    )
    {
        var school = new School { Id = Guid.Empty, IsRural = isRural };
        var online = Online(activity);
        Assert.Equal(verdict, OnlineRule.Judge(online, school, PageOf(Hunan)).Gravest);
        foreach (var place in new[] { Lipu, Zaozhuang, Changzhi, Urumqi })
            Assert.Empty(OnlineRule.Judge(online, school, PageOf(place)).Findings);
    }

    [Fact]
    public async Task Hunan_owes_the_teacher_who_makes_an_online_item_a_lesson()
    {
        var school = await app.SchoolInAsync(Hunan);
        await school.OfferAsync(
            await school.PlanInForceAsync(),
            ("title", "名师阅读"),
            ("activity", "reading"),
            ("delivery", "onlineWithTeacher")
        );
        var duty = await school.OwesAsync(school.TermId, "online-teacher-missing");
        Assert.Equal(("school", "“线上课后服务资源+线下教师服务指导”模式"), (duty.Bound, duty.Quote));
    }

    [Fact]
    public async Task Families_read_where_an_item_outside_is_held_and_how_the_children_come_there()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenAsync(Lipu);
        (string, object?)[] outside =
        [
            ("title", "走进博物馆"),
            ("delivery", "offCampus"),
            ("outing", Outing("museum")),
            ("tags", new[] { "schoolFeature" }),
        ];
        // Where it is belongs to what is held outside, and to nothing else.
        await school
            .AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", SchoolAtHand.Item(plan, outside[..2]))
            .IsAsync(HttpStatusCode.BadRequest);
        await school
            .AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", SchoolAtHand.Item(plan, outside[2..]))
            .IsAsync(HttpStatusCode.BadRequest);
        var id = await school.OfferAsync(plan, outside);
        var pupils = await app.ClassAsync(school, 3, "");
        var shown = await pupils.Guardian(pupils.Children[0]).ReadAsync($"offerings/{id}");
        Assert.Equal("县博物馆", shown.GetProperty("outing").GetProperty("place").GetString());
        Assert.Equal(1_200, shown.GetProperty("outing").GetProperty("metres").GetInt32());
        Assert.Equal("offCampus", shown.GetProperty("delivery").GetString());
        Assert.Equal("schoolFeature", shown.GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task Shows_beside_the_figures_what_families_wished_for_and_the_document_would_like()
    {
        var school = await app.SchoolInAsync(Hunan);
        var plan = await school.PlanInForceAsync();
        await WishedAsync(school, ("sport", 20), ("science", 12), ("arts", 3));
        await school.OfferAsync(plan); // sport, grades 3 and 4, Mondays 16:30–17:30
        await school.DismissesAsync("16:20:00", 3, 4);
        await school
            .AsOffice.PutAsync(
                $"schools/{school.Id}/day",
                new
                {
                    dismissals = new[] { new { grade = 3, at = "16:20:00" }, new { grade = 4, at = "16:20:00" } },
                    breaks = Array.Empty<object>(),
                    physicalEducation = new[]
                    {
                        new { grade = 3, weekdays = new[] { "tuesday", "wednesday", "thursday", "friday" } },
                        new { grade = 4, weekdays = new[] { "monday", "wednesday", "thursday" } },
                    },
                }
            )
            .IsAsync(HttpStatusCode.NoContent);

        var content = await school.AsOffice.ReadAsync($"plans/{plan}/content");

        var (third, fourth) = (content.GetProperty("grades")[0], content.GetProperty("grades")[1]);
        Assert.Equal((60, 0), (Number(third, "sportMinutes"), Number(third, "outdoorMinutes")));
        // Grade 3 has lessons on all days but Monday, and sport then; grade 4 has neither on Tuesday and Friday.
        Assert.Equal([], Words(third.GetProperty("daysWithoutSport")));
        Assert.Equal(["tuesday", "friday"], Words(fourth.GetProperty("daysWithoutSport")));
        Assert.Equal(1, Number(Assert.Single(content.GetProperty("items").EnumerateArray()), "items"));
        Assert.Equal(
            [("science", 12), ("arts", 3)],
            content
                .GetProperty("unserved")
                .EnumerateArray()
                .Select(one => (one.GetProperty("activity").GetString(), Number(one, "pupils")))
        );
        var notes = content.GetProperty("notes").EnumerateArray().ToArray();
        Assert.Equal(
            ["feature-missing", "outdoor-missing", "sport-day-missing", "wish-unserved"],
            notes.Select(one => one.GetProperty("rule").GetString()).Distinct().Order()
        );
        Assert.Contains(notes, one => one.GetProperty("quote").GetString() == "鼓励当天没有体育课的班级开设1节体育类");
        // It is noted and asks nothing.
        Assert.DoesNotContain("wish-unserved", await school.DutiesAsync(school.TermId));
    }

    [Fact]
    public void Notes_nothing_that_the_menu_shows_or_the_document_is_silent_on()
    {
        var menu = new[] { Online("sport", ["outdoor", "courseBase"]) };
        Assert.Empty(SupplyRule.Judge(menu, new SupplyFacts([], []), PageOf(Hunan)).Findings);
        var bare = new[] { Online("sport") };
        Assert.Equal(
            ["outdoor-missing"],
            SupplyRule.Judge(bare, new SupplyFacts(["arts"], [3]), PageOf(Zaozhuang)).Findings.Select(one => one.Rule)
        );
        Assert.Empty(SupplyRule.Judge([], new SupplyFacts(["arts"], [3]), PageOf(Hunan)).Findings);
    }

    private static async Task WishedAsync(SchoolAtHand school, params (string Activity, int Pupils)[] wishes)
    {
        var survey = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"surveys/{survey}",
                new
                {
                    schoolId = school.Id,
                    termId = school.TermId,
                    methods = new[] { "questionnaire" },
                    from = "2026-08-20",
                    to = "2026-08-30",
                    activities = wishes.Select(one => one.Activity),
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var pupils = await school.App.ClassAsync(school, 3, "");
        await pupils
            .CountAsync(survey, 40, 30, [.. wishes.Select(one => (one.Activity, "monday", one.Pupils))])
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"surveys/{survey}/close", new { }).IsAsync(HttpStatusCode.NoContent);
    }

    private static Outing Outing(string venue) => new(venue, "县博物馆", null, 1_200, "步行", IsFree: true);

    private static Offering Online(string activity, string[]? tags = null) =>
        new()
        {
            Id = Guid.Empty,
            PlanId = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            Title = "线上",
            Category = Category.Enrichment,
            Activity = activity,
            ProviderKind = ProviderKind.OwnStaff,
            Grades = [3],
            FeePerTerm = ServiceDefaults.Codes.Money.Zero,
            Capacity = 30,
            AssignsWrittenHomework = false,
            Weekly = [new(DayOfWeek.Monday, new(16, 30), new(17, 30))],
            Extra = [],
            Delivery = Delivery.OnlineWithTeacher,
            Tags = tags,
        };

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static string?[] Words(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString())];
}
