using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class PersonTests(StaffingApp app)
{
    [Fact]
    public async Task Clears_by_itself_once_the_last_check_is_there()
    {
        var school = await app.SchoolAsync();
        var guest = await school.PersonAsync("regional");
        await school.CheckAsync(guest, TestSchool.AllDimensions[..4]);
        await StaffingApp.RuledAsync(school.ClearAsync(guest), "background-check-lacking");
        await school.CheckAsync(guest, "criminalRecord");

        var cleared = await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == guest);
        // Made on 1 September 2026; the shortest, 12 months, is criminal record's and health's.
        Assert.Equal((new DateOnly(2027, 9, 1), 1L), (cleared.ClearedUntil, cleared.Revision));
        await StaffingApp.DoneAsync(school.ClearAsync(guest));
        Assert.Single(app.Told.Of<StaffCleared>(), told => told.PersonId == guest);
    }

    [Fact]
    public async Task A_failed_check_ends_the_clearance_at_once()
    {
        var school = await app.SchoolAsync();
        var guest = await school.PersonAsync("regional");
        await school.CheckAsync(guest, TestSchool.AllDimensions);
        await StaffingApp.DoneAsync(school.RecordAsync(guest, "health", passed: false));

        var lapsed = await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == guest);
        Assert.Equal(("failed", 2L), (lapsed.Reason, lapsed.Revision));
        var line = await StaffingApp.RuledAsync(
            school.AssignAsync(guest, await school.OfferingAsync()),
            "background-check-lacking"
        );
        Assert.Equal("health", line.Compared.GetProperty("failed")[0].GetString());
    }

    [Fact]
    public async Task A_hiring_without_a_stated_shortage_waits_for_the_authority()
    {
        var school = await app.SchoolAsync();
        var volunteer = await school.PersonAsync("volunteer");
        var line = await StaffingApp.RuledAsync(
            school.ApproveAsync(volunteer),
            "external-without-shortage",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("学校师资力量不足的，可由当地教育部门", line.Quotes, StringComparison.Ordinal);

        await new VendorMarket(app, school).DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(school.ApproveAsync(volunteer));
        await StaffingApp.DoneAsync(school.ApproveAsync(volunteer));
    }

    [Fact]
    public async Task Own_lessons_come_first()
    {
        var school = await app.SchoolAsync();
        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions);
        var (clashing, free) = (await school.OfferingAsync(), await school.OfferingAsync());
        var tuesday = new DateOnly(2026, 9, 8);
        await school.ScheduleAsync(clashing, (tuesday, new TimeOnly(16, 30), new TimeOnly(17, 30)));
        await school.ScheduleAsync(free, (tuesday, new TimeOnly(16, 45), new TimeOnly(17, 30)));
        await StaffingApp.DoneAsync(
            school.Office.PutAsJsonAsync(
                $"/staffing/v1/persons/{teacher}/lessons",
                new
                {
                    lessons = new[]
                    {
                        new
                        {
                            weekday = "tuesday",
                            starts = "16:00:00",
                            ends = "16:45:00",
                        },
                    },
                }
            )
        );

        var line = await StaffingApp.RuledAsync(school.AssignAsync(teacher, clashing), "own-lesson-at-that-time");
        Assert.Equal(("refused", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("教职工在做好本职工作的前提下参与课后服务", line.Quotes, StringComparison.Ordinal);
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, free));
    }

    [Fact]
    public async Task An_assignment_is_made_once_and_withdrawn_once()
    {
        var school = await app.SchoolAsync();
        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions);
        var (offering, id) = (await school.OfferingAsync(), Guid.CreateVersion7());
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, offering, id));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, offering, id));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await school.AssignAsync(teacher, offering, id, "management")).StatusCode
        );
        Assert.Equal(HttpStatusCode.Conflict, (await school.AssignAsync(teacher, offering)).StatusCode);

        for (var again = 0; again < 2; again++)
            await StaffingApp.DoneAsync(school.Office.PostAsync($"/staffing/v1/assignments/{id}/withdraw", null));
        await app.Told.FirstAsync<StaffAssigned>(told => told.AssignmentId == id && !told.IsActive);
        Assert.Equal(
            [1L, 2L],
            app.Told.Of<StaffAssigned>().Where(told => told.AssignmentId == id).Select(told => told.Revision)
        );
    }

    [Fact]
    public async Task Nobody_is_assigned_to_a_suspended_offering_until_it_is_published_again()
    {
        var school = await app.SchoolAsync();
        var teacher = await school.PersonAsync("own");
        var offering = Guid.CreateVersion7();
        // Told before the publication it follows: order between messages is not given.
        await app.TellAsync(
            new OfferingSuspended
            {
                OfferingId = offering,
                SchoolId = school.Id,
                Reason = "school",
                OccurredAt = app.Clock.Now().AddMinutes(1),
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Suspensions.AnyAsync(one => one.OfferingId == offering)),
            "the suspension is kept"
        );
        await PublishAsync(school, offering, app.Clock.Now());
        Assert.Equal(HttpStatusCode.Conflict, (await school.AssignAsync(teacher, offering)).StatusCode);
        await PublishAsync(school, offering, app.Clock.Now().AddMinutes(2));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, offering));
    }

    [Fact]
    public async Task An_ended_engagement_ends_clearance_and_assignments()
    {
        var school = await app.SchoolAsync();
        var teacher = await school.PersonAsync("own");
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, await school.OfferingAsync()));
        await StaffingApp.DoneAsync(school.Office.PostAsync($"/staffing/v1/persons/{teacher}/end", null));
        Assert.Equal("ended", (await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == teacher)).Reason);
        await app.Told.FirstAsync<StaffAssigned>(told => told.PersonId == teacher && !told.IsActive);
        Assert.Equal(HttpStatusCode.Conflict, (await school.ClearAsync(teacher)).StatusCode);
    }

    [Fact]
    public async Task Strangers_find_nobody_and_wrong_roles_may_not_ask()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync("430121"));
        var teacher = await school.PersonAsync("own");
        var offering = await school.OfferingAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.ClearAsync(teacher)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.AssignAsync(teacher, offering)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.ApproveAsync(teacher)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.Office.GetAsync($"/staffing/v1/persons?schoolId={school.Id}")).StatusCode
        );
        var price = app.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Price);
        Assert.Equal(HttpStatusCode.NotFound, (await price.GetAsync($"/staffing/v1/persons/{teacher}")).StatusCode);
        var guardian = app.As(Guid.CreateVersion7(), Roles.Guardian);
        Assert.Equal(HttpStatusCode.Forbidden, (await guardian.GetAsync($"/staffing/v1/persons/{teacher}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await school.Office.PostAsJsonAsync($"/staffing/v1/persons/{teacher}/approval", new { })).StatusCode
        );
    }

    private async Task PublishAsync(TestSchool school, Guid offering, DateTimeOffset at)
    {
        await app.TellAsync(
            new OfferingPublished
            {
                OfferingId = offering,
                SchoolId = school.Id,
                TermId = school.TermId,
                Category = "enrichment",
                ProviderKind = "ownStaff",
                VendorId = null,
                Grades = [3],
                FeeFen = 0,
                Edition = "hunan/2024-03-18",
                OccurredAt = at,
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Offerings.AnyAsync(one => one.Id == offering && one.PublishedAt == at)),
            "the publication is kept"
        );
    }
}
