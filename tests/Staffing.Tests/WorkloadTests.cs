using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Safety;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class WorkloadTests(StaffingApp app)
{
    [Fact]
    public async Task Counts_a_session_told_twice_once_and_confirms_once()
    {
        var school = await app.SchoolAsync();
        var (teacher, offering) = (await school.PersonAsync("own"), await school.OfferingAsync());
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        // A session of the next month stays out.
        await HeldAsync(school, first, offering, teacher, new DateOnly(2026, 9, 30));
        await HeldAsync(school, first, offering, teacher, new DateOnly(2026, 9, 30));
        await HeldAsync(school, second, offering, teacher, new DateOnly(2026, 9, 1));
        await HeldAsync(school, Guid.CreateVersion7(), offering, teacher, new DateOnly(2026, 10, 1));
        await CountedAsync(teacher, 3);

        var id = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(ConfirmAsync(school, id, teacher));
        await StaffingApp.DoneAsync(ConfirmAsync(school, id, teacher));
        var told = await app.Told.FirstAsync<WorkloadConfirmed>(one => one.WorkloadId == id);
        Assert.Equal(("2026-09", "direct", "own", 2), (told.Month, told.DutyRole, told.Category, told.SessionsHeld));
        Assert.Equal(HttpStatusCode.Conflict, (await ConfirmAsync(school, id, teacher, "2026-10")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await ConfirmAsync(school, Guid.CreateVersion7(), teacher)).StatusCode);

        // Held after the confirmation: another workload has it, and it alone.
        await HeldAsync(school, Guid.CreateVersion7(), offering, teacher, new DateOnly(2026, 9, 15));
        await CountedAsync(teacher, 4);
        var late = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(ConfirmAsync(school, late, teacher));
        Assert.Equal(1, (await app.Told.FirstAsync<WorkloadConfirmed>(one => one.WorkloadId == late)).SessionsHeld);
        Assert.Single(app.Told.Of<WorkloadConfirmed>(), one => one.WorkloadId == id);
    }

    [Fact]
    public async Task Two_offices_at_once_confirm_each_session_once()
    {
        var school = await app.SchoolAsync();
        var (teacher, offering) = (await school.PersonAsync("own"), await school.OfferingAsync());
        await HeldAsync(school, Guid.CreateVersion7(), offering, teacher, new DateOnly(2026, 9, 2));
        await CountedAsync(teacher, 1);
        var answers = await Task.WhenAll(
            ConfirmAsync(school, Guid.CreateVersion7(), teacher),
            ConfirmAsync(school, Guid.CreateVersion7(), teacher)
        );
        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Conflict],
            answers.Select(answer => answer.StatusCode).Order()
        );
    }

    [Fact]
    public async Task Management_is_what_was_assigned_as_nothing_else()
    {
        var school = await app.SchoolAsync();
        var (manager, offering) = (await school.PersonAsync("ownManagement"), await school.OfferingAsync());
        await StaffingApp.DoneAsync(school.AssignAsync(manager, offering, dutyRole: "management"));
        await HeldAsync(school, Guid.CreateVersion7(), offering, manager, new DateOnly(2026, 9, 2));
        await CountedAsync(manager, 1);
        var id = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(ConfirmAsync(school, id, manager));
        var told = await app.Told.FirstAsync<WorkloadConfirmed>(one => one.WorkloadId == id);
        Assert.Equal(("management", "ownManagement"), (told.DutyRole, told.Category));
    }

    [Fact]
    public async Task Another_school_confirms_nothing_here()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var teacher = await school.PersonAsync("own");
        using var answer = await other.Office.PostAsJsonAsync(
            $"/staffing/v1/workloads/{Guid.CreateVersion7()}/confirm",
            new
            {
                personId = teacher,
                schoolId = school.Id,
                month = "2026-09",
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(
        TestSchool school,
        Guid id,
        Guid person,
        string month = "2026-09"
    ) =>
        school.Office.PostAsJsonAsync(
            $"/staffing/v1/workloads/{id}/confirm",
            new
            {
                personId = person,
                schoolId = school.Id,
                month,
            }
        );

    private Task HeldAsync(TestSchool school, Guid session, Guid offering, Guid person, DateOnly day) =>
        app.TellAsync(
            new SessionHeld
            {
                SessionId = session,
                OfferingId = offering,
                SchoolId = school.Id,
                Day = day,
                Minutes = 60,
                StaffIds = [person],
                PresentPupilIds = [],
                OccurredAt = app.Clock.Now(),
            }
        );

    private Task CountedAsync(Guid person, int sessions) =>
        Eventually.Equal(
            sessions,
            () => app.InDbAsync(db => db.HeldDuties.CountAsync(one => one.PersonId == person)),
            "the sessions are counted"
        );
}
