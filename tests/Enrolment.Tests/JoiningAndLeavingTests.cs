using System.Net;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>How pupils join and leave in each place, through the real API.</summary>
public sealed class JoiningAndLeavingTests(EnrolmentApp app)
{
    [Theory]
    [InlineData(Lipu)]
    [InlineData(Zaozhuang)]
    [InlineData(Hunan)]
    [InlineData(Changzhi)]
    [InlineData(Urumqi)]
    public async Task A_family_leaves_by_simple_notice_and_is_owed_nothing_more(string place)
    {
        var (school, pupils, id) = await PlacedAsync(place);
        await pupils
            .Guardian(pupils.Children[0])
            .PostAsync($"places/{id}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);

        var left = await school.AsOffice.ReadAsync($"places/{id}");
        Assert.Equal("ended", left.GetProperty("status").GetString());
        Assert.Equal("2026-09-07", left.GetProperty("endedOn").GetString());
        Assert.All(await school.DutiesOfAsync("agreement-missing"), duty => Assert.True(duty.IsDone));
        Assert.All(await school.DutiesOfAsync("safety-agreement-missing"), duty => Assert.True(duty.IsDone));
    }

    [Theory]
    [InlineData(Lipu, "refused", "二(三)", "由学生家长自愿选择")]
    [InlineData(Zaozhuang, "refused", "五¶3", "不得强迫学生参加")]
    [InlineData(Hunan, "refused", "(二)-1", "课后服务必须严格遵循学生自愿参加原则")]
    [InlineData(Changzhi, "pending", "四(一)¶2", "应允许学生中途参与或退出课后服务")]
    [InlineData(Urumqi, "refused", "二(二)", "严禁以任何方式强制或变相强制学生参加")]
    public async Task A_school_that_records_a_notice_may_not_put_off_the_end(
        string place,
        string verdict,
        string article,
        string quote
    )
    {
        var (school, _, id) = await PlacedAsync(place);
        await WithdrawAsync(school, id, "2026-09-14", evidence: null).IsAsync(HttpStatusCode.BadRequest);

        var answer = await WithdrawAsync(school, id, "2026-09-14").IsRefusedAsync();
        answer.Has(verdict, "leaving-held-back", article, quote);
        var owed = await school.DutiesOfAsync("leaving-held-back");
        Assert.Equal(verdict == "pending" ? 1 : 0, owed.Count);

        await WithdrawAsync(school, id, "2026-09-07").IsAsync(HttpStatusCode.NoContent);
        var left = await school.AsOffice.ReadAsync($"places/{id}");
        Assert.Equal("2026-09-07", left.GetProperty("endedOn").GetString());
        Assert.All(await school.DutiesOfAsync("leaving-held-back"), duty => Assert.True(duty.IsDone));
    }

    [Fact]
    public async Task Changzhi_keeps_a_no_in_mid_term_pending_and_owes_the_yes()
    {
        var (school, pupils, offering) = await MenuAsync(Changzhi);
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);

        var answer = await school.DecideRequestAsync(request, approved: false, "noPlace").IsRefusedAsync();
        answer.Has("pending", "mid-term-join", "四(一)¶2", "应允许学生中途参与或退出课后服务");
        var duty = await school.DutyAsync("mid-term-join");
        duty.Binds("school", "四(一)¶2", "应允许学生中途参与或退出课后服务");

        await school.DecideRequestAsync(request, approved: true).IsAsync(HttpStatusCode.NoContent);
        Assert.True((await school.DutyAsync("mid-term-join")).IsDone);
    }

    [Fact]
    public async Task Elsewhere_a_no_in_mid_term_names_the_missing_place_or_gives_a_reason()
    {
        var (school, pupils, offering) = await MenuAsync(Lipu);
        var (full, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await pupils.AskAsync(full, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        await pupils.AskAsync(other, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);

        // 30 seats, none taken: no place is not true of it,
        var untrue = await school.DecideRequestAsync(full, approved: false, "noPlace").IsRefusedAsync();
        untrue.Has("needsReason", "mid-term-join", "二(三)", "由学生家长自愿选择");
        await app.InDbAsync(db =>
            db.Seats.Where(one => one.OfferingId == offering)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, one => one.Capacity))
        );
        // and once it is, it is reason enough.
        await school.DecideRequestAsync(full, approved: false, "noPlace").IsAsync(HttpStatusCode.NoContent);
        var answer = await school.DecideRequestAsync(other, approved: false, "other").IsRefusedAsync();
        var line = answer.Has("needsReason", "mid-term-join", "二(三)", "由学生家长自愿选择");
        Assert.True(line.GetProperty("isDefault").GetBoolean());
        await school.DecideRequestAsync(other, approved: false, "other", "重复申请").IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Changzhi_places_a_child_on_the_family_s_word_alone()
    {
        var (school, pupils, offering) = await MenuAsync(Changzhi);
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, (await school.AllocateAsync(offering)).GetProperty("placed").GetInt32());
        Assert.Empty(await school.DutiesOfAsync("request-chain"));
    }

    [Fact]
    public async Task Lipu_decides_before_the_class_review_and_owes_it()
    {
        var (school, pupils, offering) = await MenuAsync(Lipu);
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        await school.DecideRequestAsync(request, approved: true).IsAsync(HttpStatusCode.NoContent);
        var duty = await school.DutyAsync("request-chain");
        duty.Binds("school", "四(三)", "按照学生申请、班级初审、学校审核、签订协议");
        Assert.False(duty.IsDone);

        await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        Assert.True((await school.DutyAsync("request-chain")).IsDone);
    }

    [Fact]
    public async Task Urumqi_decides_before_the_class_review_with_a_reason()
    {
        var (school, pupils, offering) = await MenuAsync(Urumqi);
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        var answer = await school.DecideRequestAsync(request, approved: true).IsRefusedAsync();
        answer.Has("needsReason", "request-chain", "三(四)", "家长申请、班级初审、学校核准、统筹安排");
        await school
            .DecideRequestAsync(request, approved: true, reason: "班主任外出")
            .IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Asks_about_a_class_of_which_everybody_is_in_one_item()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var offering = await school.OfferAsync(await school.OpenAsync(Changzhi));
        var pupils = await app.ClassAsync(school, 3, "", "");
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, (await school.AllocateAsync(offering)).GetProperty("wholeClasses").GetArrayLength());

        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[1], offering).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, (await school.AllocateAsync(offering)).GetProperty("wholeClasses").GetArrayLength());
        Assert.Contains("whole-class-enrolled", await app.FindingsOnAsync(offering));
    }

    private static Task<HttpResponseMessage> WithdrawAsync(
        SchoolAtHand school,
        Guid place,
        string on,
        string? evidence = "家长书面通知，存档12号"
    ) =>
        school.AsOffice.PostAsync(
            $"places/{place}/withdraw",
            new
            {
                reasonKind = "plain",
                on,
                evidence,
            }
        );

    private async Task<(SchoolAtHand School, ClassAtHand Pupils, Guid Offering)> MenuAsync(string place)
    {
        var school = await app.SchoolInAsync(place);
        var offering = await school.OfferAsync(await school.OpenAsync(place));
        return (school, await app.ClassAsync(school, 3, ""), offering);
    }

    private async Task<(SchoolAtHand School, ClassAtHand Pupils, Guid Place)> PlacedAsync(string place)
    {
        var (school, pupils, offering) = await MenuAsync(place);
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AllocateAsync(offering);
        var places = await school.AsOffice.ReadAsync($"places?schoolId={school.Id}");
        return (school, pupils, Assert.Single(places.EnumerateArray()).GetProperty("id").GetGuid());
    }
}
