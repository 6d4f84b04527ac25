using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Rooms, teachers and pupils are in one place at a time, on every real day.</summary>
public sealed class TimetableTests(EnrolmentApp app)
{
    private static readonly object Monday = new[] { SchoolAtHand.Slot("monday", "16:30:00", "17:30:00") };
    private static readonly object LateMonday = new[] { SchoolAtHand.Slot("monday", "17:00:00", "18:00:00") };
    private static readonly object Tuesday = new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") };

    [Fact]
    public async Task Refuses_a_room_that_has_another_session_and_says_which_and_what_to_do()
    {
        var (school, plan) = await OpenAsync();
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
        var (school, plan) = await OpenAsync();
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
        var (school, plan) = await OpenAsync();
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
        var (school, plan) = await OpenAsync();
        var (other, _) = await OpenAsync();
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
        var (school, plan) = await OpenAsync();
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
        var (school, plan) = await OpenAsync();
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

    [Fact]
    public async Task A_child_is_at_no_single_session_while_its_weekly_one_is_held()
    {
        var (school, plan) = await OpenAsync();
        var weekly = await school.OnMenuAsync(plan);
        var single = await school.OnMenuAsync(
            plan,
            ("weekly", Array.Empty<object>()),
            // A Monday, and a Tuesday at the same hour.
            ("extra", new[] { Single("2026-09-14", "17:00:00", "18:00:00") })
        );
        var tuesday = await school.OnMenuAsync(
            plan,
            ("weekly", Array.Empty<object>()),
            ("extra", new[] { Single("2026-09-15", "17:00:00", "18:00:00") })
        );
        var pupils = await app.ClassAsync(school, 3, "");
        foreach (var offering in new[] { weekly, single, tuesday })
        {
            await pupils.ApprovedAsync(school, pupils.Children[0], offering);
            await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);
        }

        Assert.Equal([weekly, tuesday], await PlacesAsync(pupils.Children[0].Id));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_child_in_two_places()
    {
        var (school, plan) = await OpenAsync();
        var offering = await school.OnMenuAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);

        var (pupil, term) = (pupils.Children[0].Id, school.TermId);
        async Task<string?> RefusedAsync(FormattableString insert) =>
            (
                await Record.ExceptionAsync(() => app.InDbAsync(db => db.Database.ExecuteSqlAsync(insert)))
                as Npgsql.PostgresException
            )?.ConstraintName;
        Task<string?> EveryWeekAsync(int starts) =>
            // As the version before writes it.
            RefusedAsync(
                $"""
                insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute)
                values (gen_random_uuid(), {pupil}, {term}, 1, {starts}, {starts + 30})
                """
            );
        var day = new DateOnly(2026, 9, 14);
        Assert.Equal("one_place_at_a_time", await EveryWeekAsync(17 * 60 + 29));
        Assert.Equal(
            "one_place_at_a_time",
            await RefusedAsync(
                $"""
                insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute, from_day, until_day)
                values (gen_random_uuid(), {pupil}, {term}, 1, 960, 991, {day}, {day})
                """
            )
        );
        // 17:30 itself is free.
        Assert.Null(await EveryWeekAsync(17 * 60 + 30));
    }

    [Fact]
    public async Task Moves_no_group_to_an_hour_at_which_its_children_are_elsewhere()
    {
        var (school, plan) = await OpenAsync();
        var (monday, tuesday) = (await school.OnMenuAsync(plan), await school.OnMenuAsync(plan, ("weekly", Tuesday)));
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
        foreach (var offering in new[] { monday, tuesday })
            await pupils.ApprovedAsync(school, child, offering);
        foreach (var offering in new[] { monday, tuesday })
            await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);

        var no = await CollisionAsync(ChangeAsync(school, tuesday, weekly: LateMonday));

        Assert.Equal("pupils-elsewhere", no.GetProperty("code").GetString());
        Assert.Equal(2, no.GetProperty("with").GetProperty("pupils").GetInt32());
        var shown = await school.AsOffice.ReadAsync($"offerings/{tuesday}");
        Assert.Equal("tuesday", shown.GetProperty("weekly")[0].GetProperty("weekday").GetString());
    }

    [Fact]
    public async Task Moves_no_group_to_an_hour_at_which_its_teacher_is_with_another()
    {
        var (school, plan) = await OpenAsync();
        var (monday, tuesday) = (await school.OnMenuAsync(plan), await school.OnMenuAsync(plan, ("weekly", Tuesday)));
        var teacher = Guid.CreateVersion7();
        foreach (var offering in new[] { monday, tuesday })
            await app.AssignAsync(school, teacher, offering);
        // Who stands in is bound to no group.
        await app.TellAsync(
            EnrolmentApp.Assigned(school, Guid.CreateVersion7(), teacher, Guid.CreateVersion7(), "relief")
        );

        var no = await CollisionAsync(ChangeAsync(school, tuesday, weekly: LateMonday));
        Assert.Equal("leader-elsewhere", no.GetProperty("code").GetString());
        Assert.Equal(monday, no.GetProperty("with").GetProperty("offeringId").GetGuid());

        await ChangeAsync(school, tuesday, weekly: new[] { SchoolAtHand.Slot("monday", "17:30:00", "18:00:00") })
            .IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Calls_off_what_is_moved_and_what_is_stopped_and_frees_the_room()
    {
        var (school, plan) = await OpenAsync();
        var room = await RoomAsync(school);
        var offering = await school.OnMenuAsync(plan, ("roomId", room));
        await ChangeAsync(school, offering, weekly: Tuesday).IsAsync(HttpStatusCode.NoContent);
        await school.OnMenuAsync(plan, ("roomId", room));
        await school.AsOffice.PostAsync($"offerings/{offering}/suspend", new { }).IsAsync(HttpStatusCode.NoContent);
        await school.OnMenuAsync(plan, ("roomId", room), ("weekly", Tuesday));

        var off = await app.InDbAsync(db =>
            db.CalledOff.Where(one => one.OfferingId == offering)
                .Select(one => new { one.Day, one.Revision })
                .ToListAsync()
        );
        Assert.Equal(
            [(DayOfWeek.Monday, 2), (DayOfWeek.Tuesday, 3)],
            off.Select(one => (one.Day.DayOfWeek, one.Revision)).Distinct().Order()
        );
    }

    private async Task<(SchoolAtHand School, Guid Plan)> OpenAsync()
    {
        var school = await app.SchoolAsync();
        return (school, await school.PlanInForceAsync());
    }

    private static async Task<Guid> RoomAsync(
        SchoolAtHand school,
        string name = "活动室",
        string kind = "room",
        bool usable = true
    )
    {
        var id = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"inventory/{id}",
                new
                {
                    schoolId = school.Id,
                    kind,
                    name,
                    isUsable = usable,
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    private static object Single(string day, string starts, string ends) =>
        new
        {
            day,
            starts,
            ends,
        };

    private static Task<HttpResponseMessage> ChangeAsync(
        SchoolAtHand school,
        Guid offering,
        object? weekly = null,
        Guid? roomId = null
    ) =>
        school.AsOffice.PostAsync(
            $"offerings/{offering}/change",
            new
            {
                weekly,
                roomId,
                reason = "教师时间调整",
            }
        );

    private static Task<HttpResponseMessage> ExchangeAsync(SchoolAtHand school, string runsAs) =>
        school.AsOffice.PutAsync(
            $"schools/{school.Id}/day",
            new
            {
                dismissals = Array.Empty<object>(),
                breaks = Array.Empty<object>(),
                exchanged = new[] { new { day = "2026-10-10", runsAs } },
            }
        );

    private static async Task<JsonElement> CollisionAsync(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private Task<List<Guid>> PlacesAsync(Guid pupil) =>
        app.InDbAsync(db =>
            db.Places.Where(one => one.PupilId == pupil)
                .OrderBy(one => one.Id)
                .Select(one => one.OfferingId)
                .ToListAsync()
        );
}
