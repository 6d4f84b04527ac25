using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A child who leaves the school keeps neither seat nor place in a list there.</summary>
public sealed class LeaverTests(EnrolmentApp app)
{
    [Fact]
    public async Task Gives_the_seat_on_the_day_after_and_offers_it_to_who_is_still_there()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 3);
        var order = await drawn.OrderAsync();
        var holder = drawn.Pupils.Children.Single(child => !order.Contains(child));
        await drawn.Pupils.SignAsync(drawn.RequestOf(holder), holder).IsAsync(System.Net.HttpStatusCode.NoContent);
        await drawn.School.SignAsync(drawn.RequestOf(holder), "school").IsAsync(System.Net.HttpStatusCode.NoContent);

        await GoneAsync(drawn, order[0]);
        await GoneAsync(drawn, holder);
        Assert.Equal(1, await drawn.TakenAsync());
        await DayAfterAsync(order[0]);
        await DayAfterAsync(holder);

        await drawn.OfferedAsync(order[1]);
        var ended = await app.Told.FirstAsync<EnrolmentEnded>(one => one.PupilId == holder.Id);
        Assert.Equal(("transfer", drawn.Offering), (ended.ReasonKind, ended.OfferingId));
        Assert.Equal(
            RequestStatus.Ended,
            await app.InDbAsync(db =>
                db.Requests.Where(one => one.Id == drawn.RequestOf(order[0])).Select(one => one.Status).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Lets_a_roll_that_is_put_right_change_nothing()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 1);
        var child = drawn.Pupils.Children[0];
        await GoneAsync(drawn, child);
        await app.PupilAsync(child.Id, drawn.School.Id, drawn.Pupils.Id, 3, "");
        await Eventually.True(
            () => app.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == child.Id && one.OnRoll)),
            "the pupil is back"
        );

        await DayAfterAsync(child);

        Assert.Equal([child.Id], await drawn.School.PlacedAsync(drawn.Offering));
    }

    private async Task GoneAsync(DrawnOffering drawn, Child child)
    {
        await app.TellAsync(
            new PupilRecorded
            {
                PupilId = child.Id,
                Revision = app.NextRevision(),
                SchoolId = drawn.School.Id,
                ClassId = drawn.Pupils.Id,
                Grade = 3,
                OnRoll = false,
                Residence = "day",
                NameSealed = app.Names.Seal("张三", $"{child.Id}/name"),
                GroundsSealed = app.Grounds.Seal("", $"{child.Id}/grounds"),
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(async db =>
                    await db.Leavers.AnyAsync(one => one.PupilId == child.Id)
                    && await db.Pupils.AnyAsync(one => one.Id == child.Id && !one.OnRoll)
                ),
            "the pupil is noted as gone"
        );
    }

    // The one clock is everybody's: what was seen today was seen yesterday. Settled is what is noted no more.
    private async Task DayAfterAsync(Child child)
    {
        var yesterday = new DateOnly(2026, 8, 31);
        await app.InDbAsync(db =>
            db.Leavers.Where(one => one.PupilId == child.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenOn, yesterday))
        );
        await Eventually.True(
            () => app.InDbAsync(async db => !await db.Leavers.AnyAsync(one => one.PupilId == child.Id)),
            "it is settled"
        );
    }
}
