using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Calendars under secret addresses: who gets one, what it says and what it keeps to itself.</summary>
public sealed class CalendarTests(EnrolmentApp app)
{
    private const string LongTitle = "国家级非物质文化遗产传承：湘绣与滩头木版年画；初阶, 每周一次（器材自备）";

    [Fact]
    public async Task Shows_a_child_s_sessions_with_room_and_time_zone_and_no_name()
    {
        var (_, offering, pupils) = await TakingPartAsync(("title", LongTitle));
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);

        using var answer = await ReadAsync(address);
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
        var (school, offering, pupils) = await TakingPartAsync();
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);
        using var first = await ReadAsync(address);
        Assert.Equal("no-cache, private", string.Join(", ", $"{first.Headers.CacheControl}".Split(", ").Order()));
        Assert.Equal("noindex", first.Headers.GetValues("X-Robots-Tag").Single());

        using var same = await ReadAsync(address, first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await ChangeAsync(school, offering, "tuesday");
        using var other = await ReadAsync(address, first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Says_what_is_called_off_under_the_same_id_with_a_greater_sequence()
    {
        var (school, offering, pupils) = await TakingPartAsync();
        var (_, address) = await MadeAsync(pupils.Guardian(pupils.Children[0]), "child", pupils.Children[0].Id);
        var before = await EventsAsync(address);

        await ChangeAsync(school, offering, "tuesday");
        var moved = await EventsAsync(address);
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
        var again = await EventsAsync(address);
        Assert.All(
            before,
            one => Assert.Contains(again, now => (now.Uid, now.Status, now.Sequence) == (one.Uid, "CONFIRMED", 3))
        );

        await school.AsOffice.PostAsync($"offerings/{offering}/suspend", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.All(await EventsAsync(address), one => Assert.Equal("CANCELLED", one.Status));
    }

    [Fact]
    public async Task Follows_a_day_worked_in_exchange()
    {
        var (school, _, pupils) = await TakingPartAsync();
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
            var saturday = (await EventsAsync(address)).Single(one =>
                one.Start!.Value.Date == new DateTime(2026, 10, 10)
            );
            Assert.Equal(status, saturday.Status);
        }
    }

    [Fact]
    public async Task A_teacher_has_the_own_groups_and_a_room_what_is_in_it()
    {
        var (school, offering, _) = await TakingPartAsync();
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
        Assert.NotEmpty(await EventsAsync(own));
        Assert.Equal(
            (await EventsAsync(own)).Select(one => one.Uid),
            (await EventsAsync(rooms)).Select(one => one.Uid)
        );

        await app.TellAsync(EnrolmentApp.Assigned(school, assignment, teacher, offering, revision: 2, isActive: false));
        await Eventually.Equal(0, async () => (await EventsAsync(own)).Count, "the group is another's");
    }

    [Fact]
    public async Task Gives_nobody_the_calendar_of_another_s_child_teacher_or_room()
    {
        var (school, _, pupils) = await TakingPartAsync();
        var stranger = await app.SchoolAsync();
        var room = await app.InDbAsync(db =>
            db.Inventory.Where(one => one.SchoolId == school.Id).Select(one => one.Id).FirstAsync()
        );
        var (child, guardian) = (pupils.Children[0].Id, pupils.Guardian(pupils.Children[1]));
        foreach (
            var (who, kind, subject) in new[]
            {
                (guardian, "child", child),
                (pupils.AsTeacher, "child", child),
                (school.AsOffice, "child", child),
                (guardian, "teacher", pupils.Teacher),
                (school.AsOffice, "teacher", pupils.Teacher),
                (stranger.AsOffice, "room", room),
                (guardian, "room", room),
                // A guardian who works nowhere has no groups.
                (guardian, "teacher", pupils.Children[1].Guardian),
                // An id that is there, but is no room.
                (school.AsOffice, "room", child),
            }
        )
            await MakeAsync(who, Guid.CreateVersion7(), kind, subject).IsAsync(HttpStatusCode.NotFound);
        // A guardian's token that claims to be an office's is still nobody's at that school.
        await MakeAsync(app.As(pupils.Children[1].Guardian, Roles.SchoolOffice), Guid.CreateVersion7(), "room", room)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_never_was_was_revoked_or_outlived_its_link_leads_nowhere()
    {
        var (school, _, pupils) = await TakingPartAsync();
        var child = pupils.Children[0];
        var (id, revoked) = await MadeAsync(pupils.Guardian(child), "child", child.Id);
        var (_, orphaned) = await MadeAsync(pupils.Guardian(child), "child", child.Id);
        // Nobody else revokes it, and revoking twice is revoking once.
        await RevokeAsync(pupils.Guardian(pupils.Children[1]), id).IsAsync(HttpStatusCode.NotFound);
        await RevokeAsync(school.AsOffice, id).IsAsync(HttpStatusCode.NotFound);
        for (var again = 0; again < 2; again++)
            await RevokeAsync(pupils.Guardian(child), id).IsAsync(HttpStatusCode.NoContent);
        await app.TellAsync(
            new GuardianLinkRecorded
            {
                LinkId = await app.InDbAsync(db =>
                    db.GuardianLinks.Where(one => one.PupilId == child.Id).Select(one => one.Id).SingleAsync()
                ),
                Revision = 2,
                GuardianAccountId = child.Guardian,
                PupilId = child.Id,
                SchoolId = school.Id,
                IsActive = false,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.Equal(
            HttpStatusCode.NotFound,
            async () => (await ReadAsync(orphaned)).StatusCode,
            "the link is gone"
        );
        var key = revoked[^43..];
        List<string> bodies = [];
        foreach (
            var guess in new[]
            {
                revoked,
                orphaned,
                revoked.Replace(key, new string('A', 43), StringComparison.Ordinal),
                revoked.Replace(key, key[..42], StringComparison.Ordinal),
                revoked.Replace(key, $"{key}A", StringComparison.Ordinal),
                revoked.Replace(key, "%00", StringComparison.Ordinal),
                revoked.Replace(key, $"{id}", StringComparison.Ordinal),
                revoked.Replace($"?key={key}", "", StringComparison.Ordinal),
            }
        )
        {
            using var answer = await ReadAsync(guess);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            bodies.Add(
                $"{body.GetProperty("type")} {body.GetProperty("title")} {body.TryGetProperty("detail", out _)}"
            );
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Tells_the_address_once_and_keeps_no_secret()
    {
        var (_, _, pupils) = await TakingPartAsync();
        var (child, guardian) = (pupils.Children[0].Id, pupils.Guardian(pupils.Children[0]));
        var (id, address) = await MadeAsync(guardian, "child", child);

        var again = await (await MakeAsync(guardian, id, "child", child)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.Null, again.GetProperty("address").ValueKind);
        Assert.DoesNotContain(address[^43..], $"{await guardian.ReadAsync("calendars")}", StringComparison.Ordinal);
        // 256 bits, of which the database has a digest only: no column holds the secret, however written.
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(address.AsSpan()[^43..]);
        Assert.Equal(32, secret.Length);
        var row = await app.InDbAsync(db =>
            db.Database.SqlQuery<string>($"select calendar_feed::text as \"Value\" from calendar_feed where id = {id}")
                .SingleAsync()
        );
        Assert.DoesNotContain(address[^43..], row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret), row, StringComparison.Ordinal);

        for (var more = 0; more < 4; more++)
            await MadeAsync(guardian, "child", child);
        await MakeAsync(guardian, Guid.CreateVersion7(), "child", child).IsAsync(HttpStatusCode.Conflict);
    }

    private async Task<(SchoolAtHand School, Guid Offering, ClassAtHand Class)> TakingPartAsync(
        params (string Key, object? Value)[] but
    )
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var room = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"inventory/{room}",
                new
                {
                    schoolId = school.Id,
                    kind = "room",
                    name = "合唱教室",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var offering = await school.OnMenuAsync(plan, [("roomId", room), .. but]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{request}/agreement/signatures", new { party = "school", method = "online" })
            .IsAsync(HttpStatusCode.NoContent);
        return (school, offering, pupils);
    }

    private static Task<HttpResponseMessage> MakeAsync(HttpClient who, Guid id, string kind, Guid subject) =>
        who.PutAsync($"calendars/{id}", new { kind, subjectId = subject });

    private static async Task<(Guid Id, string Address)> MadeAsync(HttpClient who, string kind, Guid subject)
    {
        var id = Guid.CreateVersion7();
        using var answer = await MakeAsync(who, id, kind, subject);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (id, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!);
    }

    private static Task<HttpResponseMessage> RevokeAsync(HttpClient who, Guid id) =>
        who.PostAsync($"calendars/{id}/revoke", new { });

    private static Task<HttpResponseMessage> ChangeAsync(SchoolAtHand school, Guid offering, string weekday) =>
        school
            .AsOffice.PostAsync(
                $"offerings/{offering}/change",
                new { weekly = new[] { SchoolAtHand.Slot(weekday, "16:30:00", "17:30:00") }, reason = "教师时间调整" }
            )
            .IsAsync(HttpStatusCode.NoContent);

    // As a telephone does: nobody is signed in.
    private async Task<HttpResponseMessage> ReadAsync(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null)
            request.Headers.Add("If-None-Match", tag);
        return await app.CreateClient().SendAsync(request);
    }

    private async Task<IReadOnlyList<Ical.Net.CalendarComponents.CalendarEvent>> EventsAsync(string address)
    {
        using var answer = await ReadAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events];
    }
}
