using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.CalendarAtHand;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Calendars under secret addresses: what they say and how they follow.</summary>
public sealed class CalendarTests(EnrolmentApp app)
{
    private const string LongTitle = "国家级非物质文化遗产传承：湘绣与滩头木版年画；初阶, 每周一次（器材自备）";

    [Fact]
    public async Task Shows_a_child_s_sessions_with_room_and_time_zone_and_no_name()
    {
        var (_, offering, pupils) = await app.TakingPartAsync(("title", LongTitle));
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);

        using var answer = await app.ReadAsync(address);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("张三", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain($"{pupils.Children[0].Id}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("实验小学", text, StringComparison.Ordinal);
        var calendar = Calendar.Load(text)!;
        Assert.Equal("Asia/Shanghai", calendar.TimeZones.Single()?.TzId);
        var planned = await app.InDbAsync(db =>
            db.Sessions.Where(one => one.OfferingId == offering).OrderBy(one => one.Day).ToListAsync()
        );
        Assert.Equal(planned.Select(one => $"{one.Id}@afterschool"), calendar.Events.Select(one => one?.Uid));
        var first = calendar.Events[0]!;
        // 16:30 on Monday 7 September in China is 8:30 in UTC.
        Assert.Equal(new DateTime(2026, 9, 7, 8, 30, 0, DateTimeKind.Utc), first.Start!.AsUtc);
        Assert.Equal(new DateTime(2026, 9, 7, 9, 30, 0, DateTimeKind.Utc), first.End!.AsUtc);
        Assert.Equal(
            (LongTitle, "合唱教室", "CONFIRMED", 1),
            (first.Summary, first.Location, first.Status, first.Sequence)
        );
        Assert.NotNull(first.DtStamp);
    }

    [Fact]
    public async Task Answers_who_has_it_already_in_a_word_and_is_kept_by_no_cache_between()
    {
        var (school, offering, pupils) = await app.TakingPartAsync();
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);
        using var first = await app.ReadAsync(address);
        Assert.Equal("no-cache, private", string.Join(", ", $"{first.Headers.CacheControl}".Split(", ").Order()));
        Assert.Equal("noindex", first.Headers.GetValues("X-Robots-Tag").Single());

        using var same = await app.ReadAsync(address, first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await ChangeAsync(school, offering, "tuesday");
        using var other = await app.ReadAsync(address, first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Says_what_is_called_off_under_the_same_id_with_a_greater_sequence()
    {
        var (school, offering, pupils) = await app.TakingPartAsync();
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);
        var before = await app.EventsAsync(address);

        await ChangeAsync(school, offering, "tuesday");
        var moved = await app.EventsAsync(address);
        Assert.All(
            before,
            one =>
                Assert.Equal(
                    ("CANCELLED", 2),
                    moved.Where(now => now.Uid == one.Uid).Select(now => (now.Status!, now.Sequence)).Single()
                )
        );
        Assert.Contains(moved, one => one is { Status: "CONFIRMED", Sequence: 2 } && one.Start!.Value.Day == 8);

        // Back to Mondays: the same sessions are held again.
        await ChangeAsync(school, offering, "monday");
        var again = await app.EventsAsync(address);
        Assert.All(
            before,
            one => Assert.Contains(again, now => (now.Uid, now.Status, now.Sequence) == (one.Uid, "CONFIRMED", 3))
        );

        await school.AsOffice.PostAsync($"offerings/{offering}/suspend", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.All(await app.EventsAsync(address), one => Assert.Equal("CANCELLED", one.Status));
    }

    [Fact]
    public async Task Follows_a_day_worked_in_exchange()
    {
        var (school, _, pupils) = await app.TakingPartAsync();
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);
        foreach (var (runsAs, status) in new[] { ("monday", "CONFIRMED"), ("tuesday", "CANCELLED") })
        {
            await school
                .AsOffice.PutAsync(
                    $"schools/{school.Id}/day",
                    new
                    {
                        dismissals = Array.Empty<object>(),
                        breaks = Array.Empty<object>(),
                        exchanged = new[] { new { day = "2026-10-10", runsAs } },
                    }
                )
                .IsAsync(HttpStatusCode.NoContent);
            var saturday = (await app.EventsAsync(address)).Single(one =>
                one.Start!.Value.Date == new DateTime(2026, 10, 10)
            );
            Assert.Equal(status, saturday.Status);
        }
    }

    [Fact]
    public async Task A_teacher_has_the_own_groups_and_a_room_what_is_in_it()
    {
        var (school, offering, _) = await app.TakingPartAsync();
        var room = await app.InDbAsync(db =>
            db.Sessions.Where(one => one.OfferingId == offering).Select(one => one.RoomId!.Value).FirstAsync()
        );
        var teacher = Guid.CreateVersion7();
        await app.PostAsync(teacher, school.Id, Roles.DutyTeacher);
        await Eventually.True(
            () => app.InDbAsync(db => db.StaffPosts.AnyAsync(one => one.AccountId == teacher)),
            "the post is kept"
        );
        var assignment = await app.AssignAsync(school, teacher, offering);
        var (_, own) = await MadeAsync(app.As(teacher, Roles.DutyTeacher), "teacher", teacher);
        var (_, rooms) = await MadeAsync(school.AsOffice, "room", room);
        Assert.NotEmpty(await app.EventsAsync(own));
        Assert.Equal(
            (await app.EventsAsync(own)).Select(one => one.Uid),
            (await app.EventsAsync(rooms)).Select(one => one.Uid)
        );

        await app.TellAsync(EnrolmentApp.Assigned(school, assignment, teacher, offering, revision: 2, isActive: false));
        await Eventually.Equal(0, async () => (await app.EventsAsync(own)).Count, "the group is another's");
    }
}
