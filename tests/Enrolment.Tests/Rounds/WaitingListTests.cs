using System.Net;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

public sealed class WaitingListTests(EnrolmentApp app)
{
    [Fact]
    public async Task A_seat_that_is_given_up_goes_down_the_draws_list_until_somebody_wants_it()
    {
        var drawn = await DrawnOffering.OfAsync(app, places: 1, asking: 4);
        var (order, pupils) = (await drawn.OrderAsync(), drawn.Pupils);
        var holder = pupils.Children.Single(child => !order.Contains(child));
        Assert.Equal(2, await PositionAsync(pupils, order[1]));

        await drawn.LeaveAsync(holder);
        var first = await drawn.OfferedAsync(order[0]);
        await app.Told.FirstAsync<NoticeDue>(one => one.Template == "waiting-place" && one.SubjectId == first);
        await pupils.Guardian(order[1]).PostAsync($"places/{first}/accept", new { }).IsAsync(HttpStatusCode.NotFound);

        foreach (var _ in Enumerable.Range(0, 2))
            await pupils
                .Guardian(order[0])
                .PostAsync($"places/{first}/decline", new { })
                .IsAsync(HttpStatusCode.NoContent);
        var second = await drawn.OfferedAsync(order[1]);
        await pupils.Guardian(order[0]).PostAsync($"places/{first}/accept", new { }).IsAsync(HttpStatusCode.Conflict);

        // Nobody answers in time, and the next is asked.
        await drawn.TimeIsOverAsync(second);
        var third = await drawn.OfferedAsync(order[2]);
        await pupils.Guardian(order[1]).PostAsync($"places/{second}/accept", new { }).IsAsync(HttpStatusCode.Conflict);
        await pupils.Guardian(order[2]).PostAsync($"places/{third}/accept", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal([order[2].Id], await drawn.School.PlacedAsync(drawn.Offering));
        Assert.Equal(1, await drawn.TakenAsync());
    }

    [Fact]
    public async Task Two_seats_given_up_at_one_moment_are_offered_to_two()
    {
        var drawn = await DrawnOffering.OfAsync(app, places: 2, asking: 5);
        var order = await drawn.OrderAsync();
        await Task.WhenAll(drawn.Pupils.Children.Except(order).Select(drawn.LeaveAsync));
        await drawn.OfferedAsync(order[0]);
        await drawn.OfferedAsync(order[1]);
        Assert.Equal(2, await drawn.TakenAsync());
    }

    [Fact]
    public async Task A_guardian_sees_all_own_children_with_what_was_chosen_and_offered_at_once()
    {
        var drawn = await DrawnOffering.OfAsync(app, places: 1, asking: 3);
        var (order, pupils) = (await drawn.OrderAsync(), drawn.Pupils);
        await app.LinkAsync(new Child(order[1].Id, order[0].Guardian));
        await drawn.LeaveAsync(pupils.Children.Single(child => !order.Contains(child)));
        await drawn.OfferedAsync(order[0]);

        var children = (await pupils.Guardian(order[0]).ReadAsync("children")).EnumerateArray().ToArray();
        Assert.Equal(2, children.Length);
        var own = children.Single(child => child.GetProperty("pupilId").GetGuid() == order[0].Id);
        var other = children.Single(child => child.GetProperty("pupilId").GetGuid() == order[1].Id);
        Assert.Equal(1, own.GetProperty("roundIds").GetArrayLength());
        // Twelve waking hours from 08:00 on.
        Assert.Equal(20, own.GetProperty("offers")[0].GetProperty("until").GetDateTimeOffset().Hour);
        Assert.Equal(
            "placed",
            own.GetProperty("requests")[0].GetProperty("choices")[0].GetProperty("status").GetString()
        );
        Assert.Equal(0, other.GetProperty("offers").GetArrayLength());
        Assert.Equal(2, other.GetProperty("requests")[0].GetProperty("choices")[0].GetProperty("waitsAt").GetInt32());
        Assert.Equal(32, other.GetProperty("requests")[0].GetProperty("applicationId").GetString()!.Length);
    }

    [Theory]
    // 12 hours between 8:00 and 21:00: from 08:00 to 20:00 the same day,
    [InlineData(1, 8, 0, 1, 20, 0)]
    // from 20:30 half an hour today and eleven and a half tomorrow,
    [InlineData(1, 20, 30, 2, 19, 30)]
    // in the night from the next morning on,
    [InlineData(1, 23, 0, 2, 20, 0)]
    [InlineData(2, 3, 0, 2, 20, 0)]
    // exactly at nine in the evening nothing of today is left.
    [InlineData(1, 21, 0, 2, 20, 0)]
    [InlineData(1, 9, 0, 1, 21, 0)]
    public void An_offer_is_kept_for_hours_in_which_people_are_awake(
        int day,
        int hour,
        int minute,
        int untilDay,
        int untilHour,
        int untilMinute
    )
    {
        var page = FivePlaces.PageOf(FivePlaces.Hunan);
        Assert.True(page.OfferHours!.IsDefault);
        Assert.Equal(
            new DateOnly(2026, 9, untilDay).InChinaAt(new TimeOnly(untilHour, untilMinute)),
            OfferRule.Until(new DateOnly(2026, 9, day).InChinaAt(new TimeOnly(hour, minute)), page)
        );
    }

    private static async Task<int> PositionAsync(ClassAtHand pupils, Child child) =>
        (await pupils.Guardian(child).ReadAsync("children"))[0]
            .GetProperty("requests")[0]
            .GetProperty("choices")[0]
            .GetProperty("waitsAt")
            .GetInt32();
}
