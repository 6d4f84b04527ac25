using System.Net;
using AfterSchool.Contracts.Enrolment;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What who joins late pays, through the real API.</summary>
public sealed class JoiningLateTests(EnrolmentApp app)
{
    [Fact]
    public async Task Pays_for_the_sessions_still_planned_from_the_first_day_on()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var offering = await school.OfferAsync(await school.OpenAsync(Changzhi));
        // Three sessions of the offering were planned for August and are over.
        var planned = await app.InDbAsync(async db =>
        {
            var past = Enumerable
                .Range(1, 3)
                .Select(day => new Enrolment.Offerings.ScheduledSessionRow
                {
                    Id = Guid.CreateVersion7(),
                    OfferingId = offering,
                    Day = new DateOnly(2026, 8, day),
                    Starts = new(16, 30),
                    Ends = new(17, 30),
                });
            db.Sessions.AddRange(past);
            await db.SaveChangesAsync();
            return await db.Sessions.CountAsync(one => one.OfferingId == offering);
        });
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        await school.AllocateAsync(offering);

        var told = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == pupils.Children[0].Id);
        Assert.Equal(18_000L * (planned - 3) / planned, told.FeeFen);
        Assert.Equal(new DateOnly(2026, 9, 7), told.FirstDay);
    }
}
