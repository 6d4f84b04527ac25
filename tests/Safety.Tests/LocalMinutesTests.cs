using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Safety.Tests;

/// <summary>What the documents leave open, as a local authority enters it; each county here is one test's own.</summary>
public sealed class LocalMinutesTests(SafetyApp app)
{
    [Fact]
    public async Task A_countys_extended_care_replaces_the_default()
    {
        await EnterAsync("430121", "latePickUpMinutes", 45);
        // Ended 35 minutes ago: late by the default of thirty, in time by the county's forty-five.
        var campus = await (await app.CampusAsync(1, division: "430121", startedMinutesAgo: 125)).BegunAsync();
        var shown = await campus.AsOffice.GetAsync($"/safety/v1/campus?schoolId={campus.School}").JsonAsync();
        Assert.False(shown.GetProperty("children")[0].GetProperty("isLate").GetBoolean());
    }

    [Fact]
    public async Task A_countys_time_for_the_leave_notice_replaces_the_default()
    {
        await EnterAsync("430181", "leaveNoticeMinutes", 8);
        var campus = await (await app.CampusAsync(1, division: "430181")).BegunAsync();
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, campus.Children[0]).IsAsync(HttpStatusCode.NoContent);
        var notice = await app.Told.FirstAsync<NoticeDue>(told =>
            told.Template == "leave-school" && told.ToGuardiansOfPupilId == campus.Children[0].Pupil
        );
        Assert.Equal(TimeSpan.FromMinutes(8), notice.Deadline - notice.About);
    }

    [Fact]
    public async Task A_countys_alert_for_a_roll_not_called_replaces_the_default()
    {
        await EnterAsync("430182", "rollCallAlertMinutes", 5);
        // Signed in, ten minutes in, nobody marked: no alert by the default of fifteen, one by the county's five.
        var campus = await app.CampusAsync(1, division: "430182");
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        var told = await app.Told.FirstAsync<NoticeDue>(one =>
            one.Template == "roll-call-late" && one.SubjectId == campus.Session
        );
        Assert.Equal(campus.Office, told.ToAccountId);
        await campus.OwesAsync("roll-call-late", "school", "rollCallAlertMinutes", "自本学期起执行");

        await campus.CallRollAsync(campus.AsTeacher, (campus.Children[0], "present")).IsAsync(HttpStatusCode.OK);
        Assert.Empty(await campus.OpenDutiesAsync("roll-call-late"));
    }

    [Fact]
    public async Task A_countys_time_to_call_the_roll_is_shown_with_each_session()
    {
        var usual = await FirstAsync(await app.CampusAsync(1));
        Assert.Equal(TimeSpan.FromMinutes(10), usual);
        await EnterAsync("430111", "rollCallMinutes", 20);
        Assert.Equal(TimeSpan.FromMinutes(20), await FirstAsync(await app.CampusAsync(1, division: "430111")));
    }

    [Fact]
    public async Task A_value_the_text_itself_gives_is_not_the_countys_to_enter() =>
        await PutAsync("430111", "gateRegister", 1)
            .RulesAsync("refused", "setting-not-left-open", "附则", "与本办法不一致的，以本办法为准");

    private static async Task<TimeSpan> FirstAsync(Campus campus)
    {
        var session = (await campus.AsOffice.GetAsync($"/safety/v1/sessions?schoolId={campus.School}").JsonAsync())[0];
        var starts = session
            .GetProperty("day")
            .GetDateTime()
            .Add(TimeSpan.Parse(session.GetProperty("starts").GetString()!, null));
        return session.GetProperty("rollCallBy").GetDateTimeOffset()
            - new DateTimeOffset(starts, TimeSpan.FromHours(8));
    }

    private Task EnterAsync(string division, string key, int value) =>
        PutAsync(division, key, value).IsAsync(HttpStatusCode.NoContent);

    private Task<HttpResponseMessage> PutAsync(string division, string key, int value) =>
        app.As(Guid.CreateVersion7(), Roles.Authority, division, Departments.Education)
            .PutAsJsonAsync(
                $"/safety/v1/settings/{Guid.CreateVersion7()}",
                new
                {
                    key,
                    division,
                    from = app.Clock.Today().AddDays(-1).ToString("O"),
                    value,
                    document = "课后服务安全管理细则",
                    number = (string?)null,
                    quote = "自本学期起执行",
                }
            );
}
