using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>What happens by the day alone; with a service of its own, since its clock is moved.</summary>
public sealed class ClearanceClockTests
{
    [Fact]
    public async Task Lapses_the_day_after_the_last_day_and_renews_own_staff_with_a_task()
    {
        await using var app = new StaffingApp();
        await app.InitializeAsync();
        var school = await app.SchoolAsync();
        var lastDay = app.Today.AddDays(30);
        var guest = await school.PersonAsync("regional");
        await school.CheckAsync(guest, TestSchool.AllDimensions[..4]);
        await StaffingApp.DoneAsync(school.RecordAsync(guest, "criminalRecord", validUntil: lastDay));
        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions[..4]);
        await StaffingApp.DoneAsync(school.RecordAsync(teacher, "criminalRecord", validUntil: lastDay));
        var market = new VendorMarket(app, school);
        var vendor = await market.ContractedAsync(until: lastDay);
        var coach = await school.PersonAsync("vendorStaff", vendor);
        await school.CheckAsync(coach, TestSchool.AllDimensions);
        foreach (var person in (Guid[])[guest, teacher, coach])
            Assert.Equal(
                lastDay,
                (await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == person)).ClearedUntil
            );

        // On the last day itself all of it holds: the clearance can be asked for, and is answered as before.
        app.Clock.Advance(TimeSpan.FromDays(30));
        await StaffingApp.DoneAsync(school.ClearAsync(guest));
        Assert.Empty(app.Told.Of<ClearanceLapsed>());

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("expired", (await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == guest)).Reason);
        Assert.Equal("ended", (await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == coach)).Reason);
        var removed = await app.Told.FirstAsync<VendorRemoved>(told => told.VendorId == vendor);
        Assert.Equal("contractEnded", removed.Reason);
        await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == teacher && told.Revision == 2);
        Assert.True(
            await app.InDbAsync(db =>
                db.Duties.AnyAsync(one => one.SubjectId == teacher && one.Rule == "own-staff-file-unconfirmed")
            )
        );
        await StaffingApp.RuledAsync(school.ClearAsync(guest), "background-check-lacking");
    }

    [Fact]
    public async Task Working_without_the_contract_that_the_school_owed_becomes_a_finding_the_day_after()
    {
        await using var app = new StaffingApp();
        await app.InitializeAsync();
        // AC-084, its other half: Lipu, a retired teacher, the first session a week ahead.
        var school = await app.SchoolAsync("450381");
        var (teacher, offering) = (await school.PersonAsync("retiredTeacher"), await school.OfferingAsync());
        await school.ScheduleAsync(offering, (app.Today.AddDays(7), new TimeOnly(16, 0), new TimeOnly(17, 0)));
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, offering));

        app.Clock.Advance(TimeSpan.FromDays(7));
        await StaffingApp.DoneAsync(school.ClearAsync(teacher));
        Assert.DoesNotContain(app.Told.Of<DutyOverdue>(), told => told.Rule == "external-without-contract");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var overdue = await app.Told.FirstAsync<DutyOverdue>(told => told.Rule == "external-without-contract");
        Assert.Equal(
            (school.Id, "school", "三(四)1", new DateOnly(2026, 9, 8)),
            (overdue.SchoolId!.Value, overdue.BoundBody, overdue.Article, overdue.DueOn)
        );
    }
}
