using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Safety;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

public sealed class SessionTests(SafetyApp app)
{
    private const string OrderedSystem = "制定并落实考勤、监管、交接班制度和应急预案";

    [Fact]
    public async Task Runs_from_roster_to_release_and_is_told_as_held()
    {
        var campus = await app.CampusAsync(children: 2);
        await campus.BegunAsync();
        foreach (var child in campus.Children)
            await campus.ReleaseToGuardianAsync(campus.AsTeacher, child).IsAsync(HttpStatusCode.NoContent);
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);

        var held = await app.Told.FirstAsync<SessionHeld>(told => told.SessionId == campus.Session);
        Assert.Equal(90, held.Minutes);
        Assert.Equal([campus.Teacher], held.StaffIds);
        Assert.Equal(campus.Children.Select(one => one.Pupil).Order(), held.PresentPupilIds.Order());
        var released = await app.Told.FirstAsync<PupilReleased>(told => told.PupilId == campus.Children[0].Pupil);
        Assert.Equal("guardian", released.Manner);
    }

    [Fact]
    public async Task Refuses_the_sign_in_of_one_not_cleared_with_the_sentence_that_says_so()
    {
        var campus = await app.CampusAsync();
        var stranger = await campus.StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        await campus.AssignAsync(stranger);
        await Eventually.True(
            () => app.InDbAsync(db => db.Assignments.AnyAsync(one => one.PersonId == stranger)),
            "the assignment is kept"
        );
        await campus
            .SignInAsync(app.As(stranger, Roles.DutyTeacher))
            .RulesAsync("refused", "sign-in-not-cleared", "(六)", "严禁不符合规定条件的人员进入学校");
    }

    [Theory]
    [InlineData(0, HttpStatusCode.NoContent)] // the last day of the clearance is a day of it
    [InlineData(-1, HttpStatusCode.UnprocessableEntity)]
    public async Task Signs_in_to_the_last_day_of_the_clearance_and_no_longer(int daysLeft, HttpStatusCode expected)
    {
        var campus = await app.CampusAsync(children: 1);
        await campus.ClearAsync(campus.Teacher, revision: 2, daysLeft);
        await Eventually.True(
            () =>
                app.InDbAsync(db => db.Clearances.AnyAsync(one => one.PersonId == campus.Teacher && one.Revision == 2)),
            "the newer clearance is kept"
        );
        await campus.SignInAsync(campus.AsTeacher).IsAsync(expected);
    }

    [Fact]
    public async Task Takes_a_child_out_of_care_whose_mark_is_corrected()
    {
        var campus = await (await app.CampusAsync(children: 2)).BegunAsync();
        await campus
            .CallRollAsync(campus.AsTeacher, (campus.Children[0], "absentExplained"))
            .IsAsync(HttpStatusCode.OK);
        Assert.Equal([campus.Children[1].Pupil], (await campus.OnCampusAsync()).Keys);
    }

    [Fact]
    public async Task Meets_another_step_at_its_row_even_where_nothing_else_changes()
    {
        // Children handed on to somebody who answers for the next group already change nothing of it but the step: a closing that
        // has counted none in care must not pass them by.
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            app.InDbAsync(async closing =>
            {
                var counted = await closing.Sessions.SingleAsync(one => one.Id == campus.Session);
                await app.InDbAsync(async receiving =>
                {
                    var same = await receiving.Sessions.SingleAsync(one => one.Id == campus.Session);
                    same.PassTo(campus.Teacher);
                    return await receiving.SaveChangesAsync();
                });
                counted.Count(isComplete: false, app.Clock.Now());
                return await closing.SaveChangesAsync();
            })
        );
    }

    [Fact]
    public async Task Refuses_the_sign_in_of_one_not_assigned_with_the_sentence_that_says_so()
    {
        var campus = await app.CampusAsync();
        var idle = await campus.StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        await campus.ClearAsync(idle);
        await Eventually.True(
            () => app.InDbAsync(db => db.Clearances.AnyAsync(one => one.PersonId == idle)),
            "the clearance is kept"
        );
        await campus
            .SignInAsync(app.As(idle, Roles.DutyTeacher))
            .RulesAsync("refused", "sign-in-not-assigned", "(十)", OrderedSystem);
    }

    [Fact]
    public async Task Refuses_one_whose_clearance_lapsed_however_late_the_clearance_itself_arrives()
    {
        var campus = await app.CampusAsync();
        await app.TellAsync(
            new ClearanceLapsed
            {
                PersonId = campus.Teacher,
                Revision = 3,
                SchoolId = campus.School,
                Reason = "expired",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(db => db.Clearances.AnyAsync(one => one.PersonId == campus.Teacher && one.Until == null)),
            "the lapse is kept"
        );
        await campus.ClearAsync(campus.Teacher, revision: 2);
        await campus
            .SignInAsync(campus.AsTeacher)
            .RulesAsync("refused", "sign-in-not-cleared", "(六)", "严禁不符合规定条件的人员进入学校");
    }

    [Fact]
    public async Task Opens_names_to_the_signed_in_teacher_and_the_office_alone_and_keeps_who_read_them()
    {
        var campus = await app.CampusAsync();
        var roster = $"/safety/v1/sessions/{campus.Session}/roster";
        await campus.AsTeacher.GetAsync(roster).IsAsync(HttpStatusCode.NotFound);
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        var read = await campus.AsTeacher.GetAsync(roster).JsonAsync();
        Assert.Equal(
            campus.Children.Select(one => one.Name).Order(StringComparer.Ordinal),
            read.GetProperty("children")
                .EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())
                .Order(StringComparer.Ordinal)
        );
        await campus.AsOffice.GetAsync(roster).IsAsync(HttpStatusCode.OK);

        var curious = await campus.StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        await app.As(curious, Roles.DutyTeacher).GetAsync(roster).IsAsync(HttpStatusCode.NotFound);
        var readers = await app.InDbAsync(db =>
            db.NameReads.Where(one => one.SessionId == campus.Session).Select(one => one.ReaderId).ToListAsync()
        );
        Assert.Equal([campus.Teacher, campus.Office], readers);
    }

    [Fact]
    public async Task Refuses_a_mark_for_a_child_who_is_not_on_the_roster_and_points_at_it()
    {
        var campus = await app.CampusAsync();
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        var unknown = campus.Children[0] with { Pupil = Guid.CreateVersion7() };
        var problem = await campus
            .CallRollAsync(campus.AsTeacher, (campus.Children[0], "present"), (unknown, "present"))
            .JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal("/marks/1/pupilId", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Empty(await campus.OnCampusAsync());
    }

    [Fact]
    public async Task Tells_guardians_and_class_teacher_once_of_an_absence_nobody_can_explain()
    {
        var campus = await app.CampusAsync(children: 2);
        var (missing, there) = (campus.Children[0], campus.Children[1]);
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        for (var i = 0; i < 2; i++)
            await campus
                .CallRollAsync(campus.AsTeacher, (missing, "absentUnexplained"), (there, "present"))
                .IsAsync(HttpStatusCode.OK);

        await app.Told.FirstAsync<NoticeDue>(told => told.ToGuardiansOfPupilId == missing.Pupil);
        await app.Told.FirstAsync<NoticeDue>(told =>
            told.ToAccountId == campus.ClassTeacher && told.Template == "absent-unexplained"
        );
        var rows = await app.InDbAsync(db => db.Attendances.CountAsync(one => one.SessionId == campus.Session));
        Assert.Equal(2, rows);
        Assert.Equal([there.Pupil], (await campus.OnCampusAsync()).Keys);
        Assert.Single(app.Told.Of<NoticeDue>(), told => told.ToGuardiansOfPupilId == missing.Pupil);
    }

    [Fact]
    public async Task Stays_open_while_a_child_is_in_care_or_unmarked()
    {
        var campus = await app.CampusAsync(children: 2);
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        await campus.CallRollAsync(campus.AsTeacher, (campus.Children[0], "present")).IsAsync(HttpStatusCode.OK);
        await campus.CloseAsync(campus.AsTeacher).RulesAsync("pending", "children-in-care", "(十)", OrderedSystem);
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, campus.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await campus.CloseAsync(campus.AsTeacher).RulesAsync("pending", "roll-call-owed", "(十)", OrderedSystem);
        await campus
            .CallRollAsync(campus.AsTeacher, (campus.Children[1], "absentExplained"))
            .IsAsync(HttpStatusCode.OK);
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Expects_nobody_whose_enrolment_ended_even_when_the_end_is_told_first()
    {
        var campus = await app.CampusAsync(children: 1);
        var leaver = new Child(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "离开的小朋友");
        await campus.EndAsync(leaver, app.Clock.Today());
        await Eventually.True(
            () => app.InDbAsync(db => db.Places.AnyAsync(one => one.Id == leaver.Link && one.EndsOn != null)),
            "the end is kept"
        );
        await campus.PlaceAsync(leaver);
        await Eventually.True(
            () => app.InDbAsync(db => db.Places.AnyAsync(one => one.Id == leaver.Link && one.FirstDay != null)),
            "the place is kept"
        );
        var roster = await campus.AsOffice.GetAsync($"/safety/v1/sessions/{campus.Session}/roster").JsonAsync();
        Assert.Equal(1, roster.GetProperty("children").GetArrayLength());
    }

    [Fact]
    public async Task Does_not_begin_once_its_offering_is_suspended()
    {
        var campus = await app.CampusAsync();
        await app.TellAsync(
            new OfferingSuspended
            {
                OfferingId = campus.Offering,
                SchoolId = campus.School,
                Reason = "school",
                OccurredAt = app.Clock.GetUtcNow().AddHours(-1),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(db => db.Offerings.AnyAsync(one => one.Id == campus.Offering && one.SuspendedAt != null)),
            "the suspension is kept"
        );
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.Conflict);
        var list = await campus.AsOffice.GetAsync($"/safety/v1/sessions?schoolId={campus.School}").JsonAsync();
        Assert.True(list[0].GetProperty("isStopped").GetBoolean());
    }

    [Fact]
    public async Task Drops_a_session_the_newest_timetable_no_longer_has()
    {
        var campus = await app.CampusAsync(children: 1, sessions: 2);
        await campus.ScheduleAsync(revision: 3, [campus.Sessions[1]]);
        await campus.ScheduleAsync(revision: 2, campus.Sessions);
        await Eventually.Equal(
            1,
            async () =>
                (
                    await campus.AsOffice.GetFromJsonAsync<object[]>($"/safety/v1/sessions?schoolId={campus.School}")
                )!.Length,
            "sessions listed"
        );
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.Conflict);
    }
}
