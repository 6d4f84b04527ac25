using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.TimetableAtHand;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Pupils and teachers are in one place at a time, on every real day.</summary>
public sealed class TimetableTests(EnrolmentApp app)
{
    [Fact]
    public async Task A_child_is_at_no_single_session_while_its_weekly_one_is_held()
    {
        var (school, plan) = await app.OpenAsync();
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
        var (school, plan) = await app.OpenAsync();
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
        var (school, plan) = await app.OpenAsync();
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
        var (school, plan) = await app.OpenAsync();
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
        var (school, plan) = await app.OpenAsync();
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

    private Task<List<Guid>> PlacesAsync(Guid pupil) =>
        app.InDbAsync(db =>
            db.Places.Where(one => one.PupilId == pupil)
                .OrderBy(one => one.Id)
                .Select(one => one.OfferingId)
                .ToListAsync()
        );
}
