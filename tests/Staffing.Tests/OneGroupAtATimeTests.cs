using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Staffing.Storage;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>Nobody is with two groups of children at a time.</summary>
public sealed class OneGroupAtATimeTests(StaffingApp app)
{
    private static readonly DateOnly Monday = new(2026, 9, 7);

    [Fact]
    public async Task Refuses_a_second_group_at_the_same_hour_and_says_where_the_person_is()
    {
        var (school, teacher) = await TeacherAsync();
        var (first, second) = (await GroupAsync(school, 16), await GroupAsync(school, 16, minute: 30));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, first));

        using var answer = await school.AssignAsync(teacher, second);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var no = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ("person-elsewhere", "/offeringId", first),
            (
                no.GetProperty("code").GetString(),
                no.GetProperty("errors")[0].GetProperty("pointer").GetString(),
                no.GetProperty("with").GetProperty("offeringId").GetGuid()
            )
        );
        Assert.StartsWith(
            "此人在 2026年9月7日 16:30–17:30 已安排带另一项活动",
            no.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(app.Told.Of<StaffAssigned>(), one => one.OfferingId == second);
        // An hour that begins when the first ends is free, and so is everybody's who manages or stands in.
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, await GroupAsync(school, 17)));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, second, dutyRole: "relief"));
    }

    [Fact]
    public async Task Gives_a_person_to_one_of_the_groups_that_ask_at_the_same_moment()
    {
        var (school, teacher) = await TeacherAsync();
        // Cleared beforehand, so that nothing but the hour can stand between them.
        await StaffingApp.DoneAsync(school.ClearAsync(teacher));
        List<Guid> groups = [];
        for (var group = 0; group < 4; group++)
            groups.Add(await GroupAsync(school, 16));

        var answers = await Task.WhenAll(groups.Select(one => school.AssignAsync(teacher, one)));

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict],
            answers.Select(one => one.StatusCode).Order()
        );
        Assert.Equal(
            1,
            await app.InDbAsync(db => db.Assignments.CountAsync(one => one.PersonId == teacher && one.IsActive))
        );
    }

    [Fact]
    public async Task Is_free_again_when_withdrawn_and_when_the_group_stops()
    {
        var (school, teacher) = await TeacherAsync();
        var (first, second, third) = (
            await GroupAsync(school, 16),
            await GroupAsync(school, 16),
            await GroupAsync(school, 16)
        );
        var id = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, first, id));
        await StaffingApp.DoneAsync(school.Office.PostAsync($"/staffing/v1/assignments/{id}/withdraw", null));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, second));
        await app.TellAsync(
            new OfferingSuspended
            {
                OfferingId = second,
                SchoolId = school.Id,
                Reason = "school",
                OccurredAt = app.Clock.Now().AddMinutes(1),
            }
        );
        await Eventually.Equal(
            HttpStatusCode.NoContent,
            async () => (await school.AssignAsync(teacher, third)).StatusCode,
            "the group has stopped"
        );
    }

    [Fact]
    public async Task Goes_with_a_group_that_moves_and_leaves_the_one_that_moves_to_where_the_person_is_elsewhere()
    {
        var (school, teacher) = await TeacherAsync();
        var (stays, moves) = (await GroupAsync(school, 16), await GroupAsync(school, 17));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, stays));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, moves));

        await ScheduleAsync(school, moves, 18, 0, revision: 2);
        await Eventually.True(
            () =>
                app.InDbAsync(async db =>
                    (await db.Assignments.SingleAsync(one => one.OfferingId == moves)).Times.All(one =>
                        one.Starts.Hour == 18
                    )
                ),
            "the assignment follows"
        );
        await ScheduleAsync(school, moves, 16, 30, revision: 3);

        var told = await app.Told.FirstAsync<StaffAssigned>(one => one.OfferingId == moves && !one.IsActive);
        Assert.Equal(2, told.Revision);
        var shown = await school.Office.GetFromJsonAsync<JsonElement>($"/staffing/v1/assignments?schoolId={school.Id}");
        Assert.Equal(
            "elsewhere",
            shown
                .EnumerateArray()
                .Single(one => one.GetProperty("offeringId").GetGuid() == moves)
                .GetProperty("withdrawnFor")
                .GetString()
        );
    }

    private async Task<(TestSchool School, Guid Teacher)> TeacherAsync()
    {
        var school = await app.SchoolAsync();
        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions);
        return (school, teacher);
    }

    // An hour on each of three Mondays, from sixteen o'clock and so many minutes on.
    private async Task<Guid> GroupAsync(TestSchool school, int hour, int minute = 30)
    {
        var offering = await school.OfferingAsync();
        await ScheduleAsync(school, offering, hour, minute, revision: 1);
        return offering;
    }

    private async Task ScheduleAsync(TestSchool school, Guid offering, int hour, int minute, int revision)
    {
        await app.TellAsync(
            new SessionsScheduled
            {
                OfferingId = offering,
                Revision = revision,
                SchoolId = school.Id,
                TermId = school.TermId,
                Sessions =
                [
                    .. Enumerable
                        .Range(0, 3)
                        .Select(week => new ScheduledSession
                        {
                            SessionId = Guid.CreateVersion7(),
                            Day = Monday.AddDays(7 * week),
                            Starts = new TimeOnly(hour, minute),
                            Ends = new TimeOnly(hour + 1, minute),
                        }),
                ],
                OccurredAt = app.Clock.Now(),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(db =>
                    db.Schedules.AnyAsync(one => one.OfferingId == offering && one.Revision >= revision)
                ),
            "the timetable is kept"
        );
    }
}
