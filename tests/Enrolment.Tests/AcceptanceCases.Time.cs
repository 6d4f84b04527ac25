using System.Net;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The catalogue's cases for days, hours, boarders and extended care, through the real API.</summary>
public sealed class AcceptanceCasesOfTime(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";
    private const string Changzhi = "140402";
    private const string Urumqi = "650102";

    [Fact]
    public async Task AC_021_lists_a_boarder_without_place_or_arrangement_and_makes_it_a_finding_once_the_term_begins()
    {
        // Given boarders with neither enrolment nor arrangement, one term ahead and one begun yesterday,
        var (ahead, begun) = (new DateOnly(2026, 9, 10), EnrolmentApp.AutumnBegins);
        var (early, late) = (await BoardingAsync(ahead), await BoardingAsync(begun));

        // then the first is on the school's to-do list, due before the term begins,
        var open = await OpenBoarderAsync(early);
        var duty = await early.OwesAsync(open, "boarder-care");
        Assert.Equal(
            ("school", "(四)", "学校应妥善安排好其在校期间的学习和生活", ahead.AddDays(-1)),
            (duty.Bound, duty.Article, duty.Quote, duty.DueOn)
        );
        // the second is a finding for the school,
        await app.Told.FirstAsync<DutyOverdue>(one => one.SchoolId == late.Id && one.Rule == "boarder-care");
        // and an arrangement settles it.
        var arranged = new { room = "自习室", supervisorAccountId = Guid.CreateVersion7() };
        await early
            .AsOffice.PostAsync($"boarder-arrangements/{open}/arrange", arranged)
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await early.DutiesAsync(open));
        Assert.Equal(
            0,
            (await early.AsOffice.ReadAsync($"boarder-arrangements?schoolId={early.Id}&open=true")).GetArrayLength()
        );
    }

    [Theory]
    [InlineData("20:31:00", true)]
    [InlineData("20:30:00", false)] // 不晚于20:30: 20:30 itself is in time
    public async Task AC_024_asks_a_reason_for_an_evening_class_after_half_past_eight(string ends, bool needsReason)
    {
        var school = await JuniorAsync();
        var plan = await school.OpenedAsync();
        var evening = await EveningAsync(school, plan, ends);

        if (!needsReason)
        {
            await school.PublishAsync(evening).IsAsync(HttpStatusCode.NoContent);
            return;
        }

        var answer = await school.PublishAsync(evening).IsRefusedAsync();
        answer.Has("needsReason", "evening-study-late", "三(二)¶2", "原则上结束时间不晚于20:30");
        Assert.True(answer.IsOverridable);
        await school.PublishAsync(evening, "末班校车20:40发车").IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AC_025_refuses_an_evening_class_allotted_to_mathematics()
    {
        var school = await JuniorAsync();
        var evening = await EveningAsync(school, await school.OpenedAsync(), "20:30:00", ("subject", "mathematics"));

        var answer = await school.PublishAsync(evening, "家长要求").IsRefusedAsync();

        answer.Has("refused", "evening-study-subject", "三(二)¶2", "不得讲授新课，不得分配到学科");
    }

    [Theory]
    [InlineData("18:10:00", true)] // 16:00 to 18:10 is 130 minutes
    [InlineData("18:00:00", false)] // 120
    public async Task AC_027_asks_a_reason_for_more_than_two_hours_a_day(string ends, bool needsReason)
    {
        var school = await app.SchoolInAsync(Urumqi);
        await school.DismissesAsync("16:00:00", 3, 4).IsAsync(HttpStatusCode.NoContent);
        var offering = await school.KeepAsync(
            await school.OpenedAsync(),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:00:00", ends) })
        );
        await AsksReasonAsync(school, offering, needsReason, ("day-too-long", "三(三)", "原则上每天不得超过2小时"));
    }

    [Theory]
    [InlineData("17:30:00", true)] // 90 minutes after 16:00, outside 40 to 80
    [InlineData("17:20:00", false)] // 80: two class-hours
    public async Task AC_028_asks_a_reason_for_an_end_90_minutes_after_dismissal(string ends, bool needsReason)
    {
        var school = await app.SchoolInAsync(Zaozhuang);
        await school.DismissesAsync("16:00:00", 3, 4).IsAsync(HttpStatusCode.NoContent);
        var offering = await school.KeepAsync(
            await school.OpenedAsync(),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:00:00", ends) })
        );
        await AsksReasonAsync(
            school,
            offering,
            needsReason,
            ("day-too-long", "三", "结束时间一般为上学日放学后1—2学时")
        );
    }

    [Fact]
    public async Task AC_030_publishes_a_timetable_without_weekend_and_makes_that_a_finding()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var plan = await school.OpenedAsync();
        var week = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }
            .Select(day => SchoolAtHand.Slot(day, "16:30:00", "18:30:00"))
            .ToArray();

        // A timetable from Monday to Friday is published,
        await school.OnMenuAsync(plan, ("weekly", week));
        // and the weekend day is owed, shown to the county bureau too; a Saturday settles it.
        var duty = await school.OwesAsync(school.TermId, "weekend-day-missing");
        Assert.Equal(("school", "三(二)¶1", "双休日中的1天用于开展课后服务"), (duty.Bound, duty.Article, duty.Quote));
        Assert.DoesNotContain("service-days-missing", await school.DutiesAsync(school.TermId));
        Assert.Contains(
            "weekend-day-missing",
            (await school.AsEducation().ReadAsync("duties?open=true&limit=1000"))
                .EnumerateArray()
                .Where(one => one.GetProperty("subjectId").GetGuid() == school.TermId)
                .Select(one => one.GetProperty("rule").GetString())
        );
        var saturday = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("saturday", "09:00:00", "11:00:00") })
        );
        Assert.DoesNotContain("weekend-day-missing", await school.DutiesAsync(school.TermId));
        Assert.NotEqual(0, (await school.AsOffice.ReadAsync($"offerings/{saturday}/sessions")).GetArrayLength());
    }

    [Fact]
    public async Task AC_036_refuses_to_dismiss_earlier_within_the_term()
    {
        var school = await app.SchoolInAsync(Urumqi);
        await school.DismissesAsync("17:00:00", 3, 4).IsAsync(HttpStatusCode.NoContent);

        var answer = await school.DismissesAsync("16:30:00", 3, 4).IsRefusedAsync();

        answer.Has("refused", "early-dismissal", "三(三)", "不得提前放学延长课后服务时间");
        await school.DismissesAsync("17:00:00", 3, 4).IsAsync(HttpStatusCode.NoContent);
        await school.DismissesAsync("17:05:00", 3, 4).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AC_043_keeps_a_declined_request_for_extended_care_open_against_the_school()
    {
        // Given a special need stated by the guardian, when the school declines,
        var school = await app.SchoolInAsync(Lipu);
        var (request, status) = await DeclinedCareAsync(school);

        // then declining is no outcome: the school owes the care until it provides it.
        Assert.Equal("open", status);
        var duty = await school.OwesAsync(request, "extended-care-owed");
        Assert.Equal(
            ("school", "三(二)", "对于有特殊需要的学生，学校应提供延时托管服务"),
            (duty.Bound, duty.Article, duty.Quote)
        );
        var provided = new
        {
            supervisorAccountId = Guid.CreateVersion7(),
            ends = "19:00:00",
            handOver = "校门口当面交接",
        };
        await school.AsOffice.PostAsync($"care-requests/{request}/provide", provided).IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await school.DutiesAsync(request));
    }

    [Fact]
    public async Task AC_043_lets_a_school_decline_with_a_reason_where_it_may()
    {
        var school = await app.SchoolAsync();
        var (request, status) = await DeclinedCareAsync(school);
        Assert.Equal("declined", status);
        Assert.Empty(await school.DutiesAsync(request));
    }

    private async Task<(Guid Request, string? Status)> DeclinedCareAsync(SchoolAtHand school)
    {
        var pupils = await app.ClassAsync(school, 3, "");
        var request = Guid.CreateVersion7();
        var asked = new
        {
            pupilId = pupils.Children[0].Id,
            termId = school.TermId,
            need = "父母均上夜班",
            neededUntil = "19:00:00",
        };
        await pupils
            .Guardian(pupils.Children[0])
            .PutAsync($"care-requests/{request}", asked)
            .IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"care-requests/{request}/decline", new { words = "暂无值班教师" })
            .IsAsync(HttpStatusCode.NoContent);
        var shown = await pupils.Guardian(pupils.Children[0]).ReadAsync("care-requests");
        return (request, shown[0].GetProperty("status").GetString());
    }

    private Task<SchoolAtHand> JuniorAsync() =>
        app.SchoolInAsync(Changzhi, told => told with { Kind = "junior", Stages = ["junior"] });

    private static Task<Guid> EveningAsync(
        SchoolAtHand school,
        Guid plan,
        string ends,
        params (string Key, object? Value)[] but
    ) =>
        school.KeepAsync(
            plan,
            [
                ("activity", "eveningStudy"),
                ("category", "academicSupport"),
                ("grades", new[] { 8 }),
                (
                    "weekly",
                    new[]
                    {
                        SchoolAtHand.Slot("monday", "17:00:00", "18:00:00"),
                        SchoolAtHand.Slot("monday", "19:00:00", ends),
                    }
                ),
                .. but,
            ]
        );

    private static async Task AsksReasonAsync(
        SchoolAtHand school,
        Guid offering,
        bool needsReason,
        (string Rule, string Article, string Quote) by
    )
    {
        if (needsReason)
        {
            var answer = await school.PublishAsync(offering).IsRefusedAsync();
            answer.Has("needsReason", by.Rule, by.Article, by.Quote);
            Assert.True(answer.IsOverridable);
        }

        await school.PublishAsync(offering, needsReason ? "家长集中要求" : null).IsAsync(HttpStatusCode.NoContent);
    }

    private async Task<SchoolAtHand> BoardingAsync(DateOnly termBegins)
    {
        var school = await app.SchoolAsync(told => told with { IsBoarding = true }, termBegins);
        await app.PupilAsync(Guid.CreateVersion7(), school.Id, Guid.CreateVersion7(), 5, "", "boarding");
        return school;
    }

    private static async Task<Guid> OpenBoarderAsync(SchoolAtHand school)
    {
        var path = $"boarder-arrangements?schoolId={school.Id}&open=true";
        await Eventually.True(
            async () => (await school.AsOffice.ReadAsync(path)).GetArrayLength() == 1,
            "the boarder is on the list"
        );
        return (await school.AsOffice.ReadAsync(path))[0].GetProperty("id").GetGuid();
    }
}
