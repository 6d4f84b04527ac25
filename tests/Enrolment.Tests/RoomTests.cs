using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.TimetableAtHand;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A room has one session at a time, on every real day.</summary>
public sealed class RoomTests(EnrolmentApp app)
{
    [Fact]
    public async Task Refuses_a_room_that_has_another_session_and_says_which_and_what_to_do()
    {
        var (school, plan) = await app.OpenAsync();
        var room = await RoomAsync(school, "音乐室");
        var first = await school.OnMenuAsync(plan, ("roomId", room), ("title", "合唱"));
        var second = await school.KeepAsync(plan, ("roomId", room), ("weekly", LateMonday));

        var no = await CollisionAsync(school.PublishAsync(second));

        Assert.Equal("room-taken", no.GetProperty("code").GetString());
        Assert.Equal("/roomId", no.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(first, no.GetProperty("with").GetProperty("offeringId").GetGuid());
        // The first Monday after Tuesday 1 September 2026 is the 7th.
        Assert.StartsWith(
            "教室“音乐室”在 2026年9月7日 16:30–17:30 已排“合唱”",
            no.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await app.InDbAsync(db => db.Sessions.CountAsync(one => one.OfferingId == second)));
        // Nothing was told, and at another hour the room is free.
        Assert.DoesNotContain(app.Told.Of<OfferingPublished>(), one => one.OfferingId == second);
        await school.OnMenuAsync(plan, ("roomId", room), ("weekly", Tuesday));
    }

    [Fact]
    public async Task Touching_sessions_share_a_room()
    {
        var (school, plan) = await app.OpenAsync();
        var room = await RoomAsync(school);
        await school.OnMenuAsync(plan, ("roomId", room));
        await school.OnMenuAsync(
            plan,
            ("roomId", room),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "17:30:00", "18:00:00") })
        );
    }

    [Fact]
    public async Task Gives_a_room_to_one_of_two_who_publish_at_the_same_moment()
    {
        var (school, plan) = await app.OpenAsync();
        var room = await RoomAsync(school);
        // Both on two days, in opposite order: whoever waits for the other must not be waited for.
        object Days(params string[] days) =>
            days.Select(day => SchoolAtHand.Slot(day, "16:30:00", "17:30:00")).ToArray();
        Guid[] rivals =
        [
            await school.KeepAsync(plan, ("roomId", room), ("weekly", Days("monday", "tuesday"))),
            await school.KeepAsync(plan, ("roomId", room), ("weekly", Days("tuesday", "monday"))),
            await school.KeepAsync(plan, ("roomId", room), ("weekly", Days("tuesday"))),
            await school.KeepAsync(plan, ("roomId", room), ("weekly", Days("monday"))),
        ];

        var answers = await Task.WhenAll(rivals.Select(one => school.PublishAsync(one)));

        var codes = answers.Select(one => one.StatusCode).ToArray();
        Assert.All(codes, one => Assert.True(one is HttpStatusCode.NoContent or HttpStatusCode.Conflict, $"{one}"));
        var held = await app.InDbAsync(db =>
            db.Sessions.Where(one => one.RoomId == room).Select(one => new { one.Day, one.OfferingId }).ToListAsync()
        );
        Assert.NotEmpty(held);
        Assert.Equal(held.Count, held.DistinctBy(one => one.Day).Count());
        Assert.Equal(
            rivals.Where((_, at) => codes[at] == HttpStatusCode.NoContent).Order(),
            held.Select(one => one.OfferingId).Distinct().Order()
        );
    }

    [Fact]
    public async Task Knows_no_room_of_another_school_none_out_of_use_and_no_heap_of_balls()
    {
        var (school, plan) = await app.OpenAsync();
        var (other, _) = await app.OpenAsync();
        foreach (
            var room in new[]
            {
                await RoomAsync(other),
                await RoomAsync(school, usable: false),
                await RoomAsync(school, kind: "equipment"),
                Guid.CreateVersion7(),
            }
        )
        {
            var answer = await school.AsOffice.PutAsync(
                $"offerings/{Guid.CreateVersion7()}",
                SchoolAtHand.Item(plan, ("roomId", room))
            );
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("/roomId", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Moves_to_a_free_room_and_into_no_other()
    {
        var (school, plan) = await app.OpenAsync();
        var (taken, free) = (await RoomAsync(school, "书法室"), await RoomAsync(school, "舞蹈室"));
        await school.OnMenuAsync(plan, ("roomId", taken));
        var offering = await school.OnMenuAsync(plan, ("weekly", LateMonday));

        var no = await CollisionAsync(ChangeAsync(school, offering, roomId: taken));
        Assert.Equal("room-taken", no.GetProperty("code").GetString());
        await ChangeAsync(school, offering, roomId: free).IsAsync(HttpStatusCode.NoContent);

        var rooms = await app.InDbAsync(db =>
            db.Sessions.Where(one => one.OfferingId == offering).Select(one => one.RoomId).Distinct().ToListAsync()
        );
        Assert.Equal([free], rooms.OfType<Guid>());
    }

    [Fact]
    public async Task A_day_worked_in_exchange_brings_no_two_into_a_room()
    {
        var (school, plan) = await app.OpenAsync();
        var room = await RoomAsync(school);
        await school.OnMenuAsync(plan, ("roomId", room));
        // 10 October 2026 is a Saturday that is worked; a match is held there, in the same room and hour.
        await school.OnMenuAsync(
            plan,
            ("roomId", room),
            ("weekly", Array.Empty<object>()),
            ("extra", new[] { Single("2026-10-10", "16:30:00", "17:30:00") })
        );

        var no = await CollisionAsync(ExchangeAsync(school, "monday"));
        Assert.Equal(
            ("room-taken", "/exchanged"),
            (no.GetProperty("code").GetString(), no.GetProperty("errors")[0].GetProperty("pointer").GetString())
        );
        await ExchangeAsync(school, "tuesday").IsAsync(HttpStatusCode.NoContent);
    }
}
