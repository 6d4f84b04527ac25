using System.Net;
using System.Text.Json;

namespace AfterSchool.Enrolment.Tests;

public sealed class LocalSettingTests(EnrolmentApp app)
{
    [Fact]
    public async Task Refuses_a_local_share_that_contradicts_the_province_with_both_citations()
    {
        var answer = await EnterAsync("enrichmentMinWeeklyShare", 0.3m, "4301").IsRefusedAsync();
        answer.Has("refused", "setting-not-left-open", "附则", "与本办法不一致的，以本办法为准");
        answer.Has("refused", "setting-not-left-open", "(五)", "原则上每周素质拓展服务时间占比要达到50%以上");
    }

    [Fact]
    public async Task Takes_the_off_work_time_and_judges_by_it()
    {
        await EnterAsync("offWorkTime", "18:00", "430181").IsAsync(HttpStatusCode.NoContent);
        var school = await app.SchoolAsync(told =>
            told with
            {
                DivisionCode = "430181",
                CompetentAuthority = "430181",
            }
        );
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan, SchoolAtHand.Line("sport")).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await app.Education("430181")
            .PostAsync(
                $"plans/{plan}/decide",
                new
                {
                    approved = true,
                    number = "1",
                    words = "同意",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);

        // 18:00 − 17:29 = 31 minutes, one more than the tolerance; 17:30 is 30 and near enough.
        var early = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", "17:29:00") })
        );

        Assert.Equal(["dismissal-times-missing", "end-far-from-off-work"], await school.DutiesAsync(early));
        var dismissals = new[] { new { grade = 3, at = "16:20:00" }, new { grade = 4, at = "16:20:00" } };
        await school
            .AsOffice.PutAsync($"schools/{school.Id}/day", new { dismissals, breaks = Array.Empty<object>() })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(["end-far-from-off-work"], await school.DutiesAsync(early));
    }

    private Task<HttpResponseMessage> EnterAsync(string key, object value, string division) =>
        app.Education(division)
            .PutAsync(
                $"settings/{Guid.CreateVersion7()}",
                new
                {
                    key,
                    division,
                    from = "2026-01-01",
                    value = JsonSerializer.SerializeToElement(value),
                    document = "关于课后服务时间的通知",
                    quote = "下班时间为18:00",
                }
            );
}
