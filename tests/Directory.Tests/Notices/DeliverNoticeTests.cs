using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Tests.Notices;

public sealed class DeliverNoticeTests(DirectoryApp app)
{
    [Fact]
    public async Task Reaches_every_guardian_with_the_childs_name_filled_in()
    {
        var (school, pupil) = await PupilAsync("周小雨");
        var guardian = await GuardianAsync(pupil, isActive: true);
        var notice = await TellAsync(pupil, school);
        Assert.Equal("inbox", (await app.Told.FirstAsync<NoticeDelivered>(one => one.NoticeId == notice)).Channel);

        var client = app.As(guardian, Roles.Guardian);
        var shown = Assert.Single((await client.GetFromJsonAsync<JsonArray>("/directory/v1/notices"))!)!;
        Assert.Equal("周小雨于 9月7日 17:35 离校，请您留意孩子到家。", shown["words"]!.GetValue<string>());
        Assert.DoesNotContain("周小雨", await app.RawTablesAsync(), StringComparison.Ordinal);

        var read = $"/directory/v1/notices/{shown["id"]}/read";
        var stranger = app.As(Guid.CreateVersion7(), Roles.Guardian);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(read, null)).StatusCode);
        Assert.Empty((await stranger.GetFromJsonAsync<JsonArray>("/directory/v1/notices"))!);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(read, null)).StatusCode);
    }

    [Fact]
    public async Task Tells_a_teacher_which_child_it_is_about()
    {
        var (school, pupil) = await PupilAsync("郑小舟");
        var (teacher, client) = await app.StaffAsync(school, Roles.ClassTeacher);
        await app.InDbAsync(db =>
            db.Accounts.Where(one => one.Id == teacher)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, "activated"))
        );
        var notice = Due(pupil, school) with
        {
            Template = "absent-unexplained",
            ToAccountId = teacher,
            ToGuardiansOfPupilId = null,
        };
        await app.TellAsync(notice);
        await app.Told.FirstAsync<NoticeDelivered>(one => one.NoticeId == notice.NoticeId);

        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var shown = Assert.Single((await client.GetFromJsonAsync<JsonArray>("/directory/v1/notices"))!)!;
        Assert.StartsWith(
            "郑小舟 is missing from the session that began at 7 Sep 17:35",
            shown["words"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Says_that_nobody_was_reached_when_no_guardian_has_an_account_in_use()
    {
        var (school, pupil) = await PupilAsync("吴小风");
        await GuardianAsync(pupil, isActive: false);
        var notice = await TellAsync(pupil, school);
        await app.Told.FirstAsync<NoticeFailed>(one => one.NoticeId == notice);
        Assert.DoesNotContain(app.Told.Of<NoticeDelivered>(), one => one.NoticeId == notice);
    }

    private async Task<(Guid School, Guid Pupil)> PupilAsync(string name)
    {
        var school = await app.SchoolAsync();
        return (school, await app.PupilAsync(school, await app.ClassAsync(school), name));
    }

    private async Task<Guid> GuardianAsync(Guid pupil, bool isActive)
    {
        var (id, userName, code) = await app.AccountAsync(Roles.Guardian);
        if (isActive)
            await new SignIn.Browser(app).SendAsync(
                "/activate",
                ("userName", userName),
                ("code", code),
                ("password", "correct horse battery")
            );
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
                new { guardianAccountId = id, pupilId = pupil }
            )
        );
        return id;
    }

    private async Task<Guid> TellAsync(Guid pupil, Guid school)
    {
        var due = Due(pupil, school);
        await app.TellAsync(due);
        return due.NoticeId;
    }

    private NoticeDue Due(Guid pupil, Guid school) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = pupil,
            Template = "leave-school",
            ToAccountId = null,
            ToGuardiansOfPupilId = pupil,
            SchoolId = school,
            About = new DateOnly(2026, 9, 7).InChinaAt(new TimeOnly(17, 35)),
            AmountFen = null,
            Deadline = new DateOnly(2026, 9, 7).InChinaAt(new TimeOnly(17, 40)),
            OccurredAt = app.Clock.GetUtcNow(),
        };
}
