using System.Net;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Stock-taking, survey of need, county policy and what parents are told: found out before the menu stands.</summary>
public sealed class NeedsTests(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";

    [Fact]
    public async Task Takes_stock_makes_the_form_from_it_and_sums_what_classes_wish()
    {
        var school = await app.SchoolInAsync(Lipu);
        await PutAsync(school, "room", "音乐室", seats: 40, serves: "music").IsAsync(HttpStatusCode.NoContent);
        await PutAsync(school, "teachers", "体育", count: 3, serves: "sport").IsAsync(HttpStatusCode.NoContent);
        var closed = await school.AsOffice.PostAsync($"terms/{school.TermId}/inventory/close", new { });
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);

        var survey = await OpenAsync(school, "questionnaire", "intentionForm");
        var (third, fourth) = (await app.ClassAsync(school, 3, "", ""), await app.ClassAsync(school, 4, ""));
        await third
            .CountAsync(survey, asked: 40, withNeed: 30, ("sport", "monday", 20), ("music", "tuesday", 12))
            .IsAsync(HttpStatusCode.NoContent);
        await fourth
            .CountAsync(survey, asked: 38, withNeed: 20, ("sport", "monday", 15))
            .IsAsync(HttpStatusCode.NoContent);
        // The latest count of a class holds.
        await fourth
            .CountAsync(survey, asked: 38, withNeed: 21, ("sport", "monday", 16))
            .IsAsync(HttpStatusCode.NoContent);

        var shown = await school.AsOffice.ReadAsync($"surveys/{survey}");
        Assert.Equal(
            ["music", "sport"],
            shown.GetProperty("activities").EnumerateArray().Select(one => one.GetString())
        );
        Assert.True(shown.GetProperty("isFromInventory").GetBoolean());
        Assert.Equal(78, shown.GetProperty("asked").GetInt32());
        Assert.Equal(51, shown.GetProperty("withNeed").GetInt32());
        var wishes = shown
            .GetProperty("wishes")
            .EnumerateArray()
            .Select(one => (one.GetProperty("activity").GetString(), one.GetProperty("pupils").GetInt32()))
            .ToArray();
        Assert.Equal([("music", 12), ("sport", 36)], wishes);
        Assert.Equal(2, shown.GetProperty("classes").GetArrayLength());
    }

    [Fact]
    public async Task Is_counted_by_the_class_teacher_and_by_nobody_once_the_office_has_closed_it()
    {
        var (school, other) = (await app.SchoolInAsync(Zaozhuang), await app.SchoolInAsync(Zaozhuang));
        var survey = await OpenAsync(school, "classCount");
        var (own, foreign) = (await app.ClassAsync(school, 3, ""), await app.ClassAsync(other, 3, ""));

        await foreign.CountAsync(survey, 10, 5).IsAsync(HttpStatusCode.NotFound);
        await own.CountAsync(survey, 10, 11).IsAsync(HttpStatusCode.BadRequest);
        await own.CountAsync(survey, 10, 5).IsAsync(HttpStatusCode.NoContent);
        await own.AsTeacher.PostAsync($"surveys/{survey}/close", new { }).IsAsync(HttpStatusCode.Forbidden);
        await other.AsOffice.PostAsync($"surveys/{survey}/close", new { }).IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PostAsync($"surveys/{survey}/close", new { }).IsAsync(HttpStatusCode.NoContent);
        await own.CountAsync(survey, 10, 6).IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.NotFound, await other.AsOffice.StatusAsync($"surveys/{survey}"));
    }

    [Fact]
    public async Task Owes_ledger_and_survey_once_a_menu_stands_and_no_longer_when_they_are_there()
    {
        var school = await app.SchoolInAsync(Lipu);
        var plan = await school.OpenedAsync();
        await school.OfferAsync(plan);

        Assert.Equal("建立工作台账", (await school.OwesAsync(school.TermId, "inventory-missing")).Quote);
        Assert.Equal("三(二)", (await school.OwesAsync(school.TermId, "needs-survey-missing")).Article);
        await PutAsync(school, "room", "音乐室", seats: 40, serves: "sport").IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"terms/{school.TermId}/inventory/close", new { }).IsAsync(HttpStatusCode.OK);
        var survey = await OpenAsync(school, "meeting");
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.CountAsync(survey, 40, 30, ("music", "monday", 30)).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"surveys/{survey}/close", new { }).IsAsync(HttpStatusCode.NoContent);

        var owed = await school.DutiesAsync(school.TermId);
        Assert.DoesNotContain("inventory-missing", owed);
        Assert.DoesNotContain("needs-survey-missing", owed);
        var coverage = await school.AsOffice.ReadAsync($"schools/{school.Id}/coverage?termId={school.TermId}");
        Assert.Equal(30, coverage.GetProperty("withNeed").GetInt32());
        Assert.Equal(1, coverage.GetProperty("weekdaysServed").GetInt32());
        // 「以需求为依据」: nobody wished for homework help; the item opens, and the school owes an answer.
        var item = await school.OfferAsync(plan, ("activity", "homework"), ("category", "academicSupport"));
        Assert.Equal("四¶1", (await school.OwesAsync(item, "item-without-demand")).Article);
    }

    [Theory]
    [InlineData(Lipu, true, true, false, "四(一)")]
    [InlineData(Zaozhuang, false, true, true, "五¶1")]
    public void Asks_of_each_place_what_its_document_asks(
        string division,
        bool inventory,
        bool survey,
        bool classes,
        string article
    )
    {
        var page = FivePlaces.PageOf(division);
        var none = new NeedsFacts();
        Assert.Equal(inventory, NeedsRule.JudgeInventory(none, page).Findings.Count == 1);
        Assert.Equal(survey, NeedsRule.JudgeSurvey(none, page).Findings.Count == 1);
        var counted = new NeedsFacts { Methods = ["questionnaire", "classCount"], ClassesMissing = 1 };
        Assert.Empty(NeedsRule.JudgeSurvey(counted, page).Findings);
        Assert.Equal(classes, NeedsRule.JudgeClasses(counted, page).Findings.Count == 1);
        var first = Ruling.All(NeedsRule.JudgeInventory(none, page), NeedsRule.JudgeClasses(counted, page)).Findings[0];
        Assert.Equal((Verdict.Duty, article), (first.Verdict, first.Sources[0].Article));
    }

    [Fact]
    public void Notes_an_item_without_demand_where_the_document_only_aims_at_need()
    {
        foreach (var division in new[] { Zaozhuang, FivePlaces.Hunan, FivePlaces.Changzhi, FivePlaces.Urumqi })
            Assert.Equal(Verdict.Noted, NeedsRule.JudgeItem("chess", ["sport"], FivePlaces.PageOf(division)).Gravest);
        Assert.Null(NeedsRule.JudgeItem("sport", ["sport"], FivePlaces.PageOf(Lipu)).Gravest);
        Assert.Null(NeedsRule.JudgeItem("chess", null, FivePlaces.PageOf(Lipu)).Gravest);
    }

    [Fact]
    public async Task Closes_no_ledger_in_which_nothing_stands_and_says_after_which_sentence()
    {
        var school = await app.SchoolInAsync(Lipu);
        var answer = await school
            .AsOffice.PostAsync($"terms/{school.TermId}/inventory/close", new { })
            .IsRefusedAsync();
        answer.Has("pending", "inventory-empty", "四(一)", "建立工作台账");
    }

    [Fact]
    public async Task Owes_ledger_and_survey_still_when_the_menu_is_taken_down_for_a_day()
    {
        var school = await app.SchoolInAsync(Lipu);
        var item = await school.OfferAsync(await school.OpenedAsync());
        await school.OwesAsync(school.TermId, "needs-survey-missing");
        await school.AsOffice.PostAsync($"offerings/{item}/suspend", new { }).IsAsync(HttpStatusCode.NoContent);
        await school.OwesAsync(school.TermId, "needs-survey-missing");
    }

    [Fact]
    public async Task Owes_what_parents_were_not_told_until_it_is_told_by_a_channel_of_the_document()
    {
        var school = await app.SchoolInAsync(Zaozhuang);
        var plan = await school.OpenedAsync();
        await school.OfferAsync(plan);
        Assert.Equal(
            ("五¶2", "主动向家长告知服务时间、服务方式、服务内容"),
            await ArticleAndQuoteAsync(school, "notice-incomplete")
        );
        await TellAsync(school, plan, ["time", "mode"], ["weChat"]).IsAsync(HttpStatusCode.NoContent);
        Assert.Contains("notice-incomplete", await school.DutiesAsync(school.TermId));
        await TellAsync(school, plan, ["content", "safety"], ["bulletinBoard"]).IsAsync(HttpStatusCode.NoContent);

        var owed = await school.DutiesAsync(school.TermId);
        Assert.DoesNotContain("notice-incomplete", owed);
        Assert.DoesNotContain("notice-channel-missing", owed);
        var family = app.As(Guid.CreateVersion7(), Roles.Guardian);
        var shown = await family.ReadAsync($"plans/{plan}/notices");
        Assert.Equal(0, shown.GetProperty("missing").GetArrayLength());
        Assert.Equal(2, shown.GetProperty("notices").GetArrayLength());
    }

    private static async Task<(string, string)> ArticleAndQuoteAsync(SchoolAtHand school, string rule)
    {
        var duty = await school.OwesAsync(school.TermId, rule);
        return (duty.Article, duty.Quote);
    }

    private static Task<HttpResponseMessage> TellAsync(
        SchoolAtHand school,
        Guid plan,
        string[] fields,
        string[] channels
    ) =>
        school.AsOffice.PutAsync(
            $"plans/{plan}/notices/{Guid.CreateVersion7()}",
            new
            {
                fields,
                channels,
                on = "2026-09-01",
                evidence = "公示照片",
            }
        );

    private static Task<HttpResponseMessage> PutAsync(
        SchoolAtHand school,
        string kind,
        string name,
        int? seats = null,
        int count = 1,
        params string[] serves
    ) =>
        school.AsOffice.PutAsync(
            $"inventory/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                kind,
                name,
                seats,
                count,
                serves,
            }
        );

    private static async Task<Guid> OpenAsync(SchoolAtHand school, params string[] methods)
    {
        var survey = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"surveys/{survey}",
                new
                {
                    schoolId = school.Id,
                    termId = school.TermId,
                    methods,
                    from = "2026-08-20",
                    to = "2026-08-25",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        return survey;
    }
}
