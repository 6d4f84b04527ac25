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
        var (school, offering, pupils, requests) = await DrawnAsync(places: 1, asking: 4);
        var order = await OrderAsync(offering, requests, pupils);
        var holder = pupils.Children.Single(child => !order.Contains(child));
        Assert.Equal(2, await PositionAsync(pupils, order[1]));

        var given = await PlaceOfAsync(offering, holder);
        await pupils
            .Guardian(holder)
            .PostAsync($"places/{given}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);
        var first = await OfferedAsync(offering, order[0]);
        await app.Told.FirstAsync<NoticeDue>(one => one.Template == "waiting-place" && one.SubjectId == first);
        await pupils.Guardian(order[1]).PostAsync($"places/{first}/accept", new { }).IsAsync(HttpStatusCode.NotFound);

        foreach (var _ in Enumerable.Range(0, 2))
            await pupils
                .Guardian(order[0])
                .PostAsync($"places/{first}/decline", new { })
                .IsAsync(HttpStatusCode.NoContent);
        var second = await OfferedAsync(offering, order[1]);
        await pupils.Guardian(order[0]).PostAsync($"places/{first}/accept", new { }).IsAsync(HttpStatusCode.Conflict);

        // Nobody answers in time, and the next is asked.
        await TimeIsOverAsync(second);
        var third = await OfferedAsync(offering, order[2]);
        await pupils.Guardian(order[1]).PostAsync($"places/{second}/accept", new { }).IsAsync(HttpStatusCode.Conflict);
        await pupils.Guardian(order[2]).PostAsync($"places/{third}/accept", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal([order[2].Id], await school.PlacedAsync(offering));
        Assert.Equal(
            1,
            await app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).SumAsync(one => one.Taken))
        );
    }

    [Fact]
    public async Task Two_seats_given_up_at_one_moment_are_offered_to_two()
    {
        var (_, offering, pupils, requests) = await DrawnAsync(places: 2, asking: 5);
        var order = await OrderAsync(offering, requests, pupils);
        var holders = pupils.Children.Except(order).ToArray();
        await Task.WhenAll(
            holders.Select(async holder =>
                await pupils
                    .Guardian(holder)
                    .PostAsync($"places/{await PlaceOfAsync(offering, holder)}/withdraw", new { reasonKind = "plain" })
                    .IsAsync(HttpStatusCode.NoContent)
            )
        );
        await OfferedAsync(offering, order[0]);
        await OfferedAsync(offering, order[1]);
        Assert.Equal(
            2,
            await app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).SumAsync(one => one.Taken))
        );
    }

    [Fact]
    public async Task A_guardian_sees_all_own_children_with_what_was_chosen_and_offered_at_once()
    {
        var (_, offering, pupils, requests) = await DrawnAsync(places: 1, asking: 3);
        var order = await OrderAsync(offering, requests, pupils);
        var holder = pupils.Children.Single(child => !order.Contains(child));
        await app.LinkAsync(new Child(order[1].Id, order[0].Guardian));
        await pupils
            .Guardian(holder)
            .PostAsync($"places/{await PlaceOfAsync(offering, holder)}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);
        await OfferedAsync(offering, order[0]);

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

    private async Task<(SchoolAtHand School, Guid Offering, ClassAtHand Pupils, List<Guid> Requests)> DrawnAsync(
        int places,
        int asking
    )
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", places));
        var round = await school.RoundAsync(plan, [offering]);
        var pupils = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", asking)]);
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(school, child, offering));
        await school.DrawAsync(round);
        return (school, offering, pupils, requests);
    }

    // Who waits, in the draw's order.
    private async Task<Child[]> OrderAsync(Guid offering, List<Guid> requests, ClassAtHand pupils)
    {
        var waiting = await app.InDbAsync(db =>
            db.Requests.Where(one => requests.Contains(one.Id))
                .SelectMany(
                    one => one.Choices,
                    (one, choice) =>
                        new
                        {
                            one.PupilId,
                            choice.OfferingId,
                            choice.WaitsAt,
                        }
                )
                .Where(one => one.OfferingId == offering && one.WaitsAt != null)
                .OrderBy(one => one.WaitsAt)
                .Select(one => one.PupilId)
                .ToListAsync()
        );
        return [.. waiting.Select(id => pupils.Children.Single(child => child.Id == id))];
    }

    private static async Task<int> PositionAsync(ClassAtHand pupils, Child child) =>
        (await pupils.Guardian(child).ReadAsync("children"))[0]
            .GetProperty("requests")[0]
            .GetProperty("choices")[0]
            .GetProperty("waitsAt")
            .GetInt32();

    private Task<Guid> PlaceOfAsync(Guid offering, Child child) =>
        app.InDbAsync(db =>
            db.Places.Where(one => one.OfferingId == offering && one.PupilId == child.Id)
                .Select(one => one.Id)
                .SingleAsync()
        );

    private async Task<Guid> OfferedAsync(Guid offering, Child child)
    {
        Guid? found = null;
        await Eventually.True(
            async () =>
            {
                found = await app.InDbAsync(db =>
                    (
                        from offer in db.PlaceOffers
                        join place in db.Places on offer.PlaceId equals place.Id
                        where offer.Answer == null && place.OfferingId == offering && place.PupilId == child.Id
                        select (Guid?)place.Id
                    ).FirstOrDefaultAsync()
                );
                return found is not null;
            },
            "the place is offered to the next"
        );
        return found!.Value;
    }

    private Task<int> TimeIsOverAsync(Guid place)
    {
        var past = app.Clock.GetUtcNow().AddMinutes(-1);
        return app.InDbAsync(db =>
            db.PlaceOffers.Where(one => one.PlaceId == place)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, past))
        );
    }
}
