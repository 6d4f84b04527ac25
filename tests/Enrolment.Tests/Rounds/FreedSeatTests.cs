using System.Net;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

/// <summary>Seats that become free: whoever waits is asked, whatever else happens at that moment.</summary>
public sealed class FreedSeatTests(EnrolmentApp app)
{
    [Fact]
    public async Task One_offer_that_cannot_be_settled_keeps_no_other_waiting()
    {
        var (broken, other) = (await DrawnOffering.OfAsync(app, 1, 2), await DrawnOffering.OfAsync(app, 1, 3));
        var (stuck, order) = (await FirstOfferAsync(broken), await other.OrderAsync());
        var offered = await FirstOfferAsync(other);
        // No seat is counted as taken, so that none can be given back.
        await CountAsync(broken, 0);
        await broken.TimeIsOverAsync(stuck, minutesAgo: 9);
        await other.TimeIsOverAsync(offered);

        await other.OfferedAsync(order[1]);
        await CountAsync(broken, 1);
    }

    [Fact]
    public async Task Leaving_waits_for_nobody_who_is_next_on_the_list()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 2);
        var next = (await drawn.OrderAsync())[0];
        await using (var held = await RowHeld.RequestAsync(app, drawn.RequestOf(next)))
        {
            var leaving = drawn.LeaveAsync(drawn.Pupils.Children.Single(child => child != next));
            await leaving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }

        await drawn.OfferedAsync(next);
    }

    [Fact]
    public async Task A_seat_that_became_free_before_the_draw_is_offered_after_it()
    {
        var drawn = await DrawnOffering.OfAsync(app, 2, 1);
        // One seat is left, and two ask for it in a second round; the one who had the other leaves meanwhile.
        var second = await drawn.School.RoundAsync(drawn.Plan, [drawn.Offering]);
        var pupils = await app.ClassAsync(drawn.School, 3, "", "");
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(drawn.School, child, drawn.Offering));
        await drawn.LeaveAsync(drawn.Pupils.Children[0]);
        await drawn.School.DrawAsync(second);

        var again = drawn with { Pupils = pupils, Requests = requests };
        await again.OfferedAsync(Assert.Single(await again.OrderAsync()));
    }

    [Fact]
    public async Task Who_was_elsewhere_is_asked_when_that_other_place_is_given_up()
    {
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 1);
        var drawn = await DrawnOffering.OfAsync(school, plan, [("capacity", 2)], "", "");
        var waiting = (await drawn.OrderAsync())[0];
        var sport = await school.OnMenuAsync(plan, ("capacity", 5));
        var other = await drawn.Pupils.ApprovedAsync(school, waiting, sport);
        await school
            .AsOffice.PostAsync(
                $"offerings/{sport}/internal-places",
                new { requestId = other, group = "staffChildren" }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await drawn.LeaveAsync(drawn.Pupils.Children.Single(child => child != waiting));

        await (drawn with { Offering = sport }).LeaveAsync(waiting);

        await drawn.OfferedAsync(waiting);
    }

    [Fact]
    public async Task Who_has_a_place_here_already_is_passed_over_also_where_no_weekly_hour_says_so()
    {
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 1);
        var drawn = await DrawnOffering.OfAsync(
            school,
            plan,
            [
                ("weekly", Array.Empty<object>()),
                (
                    "extra",
                    new[]
                    {
                        new
                        {
                            day = "2026-09-07",
                            starts = "16:30:00",
                            ends = "17:30:00",
                        },
                    }
                ),
                ("capacity", 2),
            ],
            "",
            "",
            ""
        );
        var order = await drawn.OrderAsync();
        var again = await drawn.Pupils.ApprovedAsync(school, order[0], drawn.Offering);
        await school
            .AsOffice.PostAsync(
                $"offerings/{drawn.Offering}/internal-places",
                new { requestId = again, group = "staffChildren" }
            )
            .IsAsync(HttpStatusCode.NoContent);

        await drawn.LeaveAsync(drawn.Pupils.Children.Single(child => !order.Contains(child)));

        await drawn.OfferedAsync(order[1]);
    }

    [Fact]
    public async Task Brothers_and_sisters_are_offered_places_together_and_answer_together()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 2));
        var round = await school.RoundAsync(plan, [offering]);
        // The priority group comes first; what is left has no room for two.
        var pupils = await app.ClassAsync(school, 3, "leftBehind", "", "");
        var both = pupils.Children.Skip(1).ToArray();
        var guardian = both[0].Guardian;
        await app.LinkAsync(new Child(both[1].Id, guardian));
        var first = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        List<Guid> requests = [first, Guid.CreateVersion7(), Guid.CreateVersion7()];
        var togetherId = Guid.CreateVersion7();
        foreach (var (child, request) in both.Zip(requests.Skip(1)))
        {
            var body = new
            {
                pupilId = child.Id,
                choices = new[] { offering },
                togetherId,
            };
            await app.As(guardian, Roles.Guardian)
                .PutAsync($"requests/{request}", body)
                .IsAsync(HttpStatusCode.NoContent);
            await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
            await school.DecideRequestAsync(request, approved: true).IsAsync(HttpStatusCode.NoContent);
        }

        await school.DrawAsync(round);
        var drawn = new DrawnOffering(school, plan, offering, pupils, requests);
        Assert.Equal(1, await drawn.TakenAsync());
        await drawn.LeaveAsync(pupils.Children[0]);
        var (one, other) = (await drawn.OfferedAsync(both[0]), await drawn.OfferedAsync(both[1]));
        await app.As(guardian, Roles.Guardian)
            .PostAsync($"places/{one}/decline", new { })
            .IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(0, await drawn.TakenAsync());
        await app.As(guardian, Roles.Guardian)
            .PostAsync($"places/{other}/accept", new { })
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_offer_that_was_signed_for_is_declined_no_more()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 2);
        var place = await FirstOfferAsync(drawn);
        var child = (await drawn.OrderAsync())[0];
        await drawn.Pupils.SignAsync(drawn.RequestOf(child), child).IsAsync(HttpStatusCode.NoContent);
        await drawn.School.SignAsync(drawn.RequestOf(child), "school").IsAsync(HttpStatusCode.NoContent);

        await AnswerAsync(drawn, child, place, "decline").IsAsync(HttpStatusCode.Conflict);
        await AnswerAsync(drawn, child, place, "accept").IsAsync(HttpStatusCode.NoContent);

        var (status, answer) = await app.InDbAsync(async db =>
            (
                await db.Places.Where(one => one.Id == place).Select(one => one.Status).SingleAsync(),
                await db.PlaceOffers.Where(one => one.PlaceId == place).Select(one => one.Answer).SingleAsync()
            )
        );
        Assert.Equal((PlaceStatus.Confirmed, OfferAnswer.Accepted), (status, answer));
    }

    [Fact]
    public async Task Who_leaves_what_was_offered_leaves_no_offer_open()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 2);
        var place = await FirstOfferAsync(drawn);
        await drawn.LeaveAsync((await drawn.OrderAsync())[0]);
        Assert.Equal(
            OfferAnswer.Declined,
            await app.InDbAsync(db =>
                db.PlaceOffers.Where(one => one.PlaceId == place).Select(one => one.Answer).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Who_asked_first_comes_first_whatever_the_ids_say()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 1));
        await school.DrawAsync(await school.RoundAsync(plan, [offering]));
        var pupils = await app.ClassAsync(school, 3, "", "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        // An id that its family made up is before every other.
        var forged = new Guid($"00000000-0000-7000-8000-{Random.Shared.NextInt64(1L << 48):x12}");
        await pupils.AskAsync(forged, pupils.Children[1], offering).IsAsync(HttpStatusCode.NoContent);
        await pupils.ReviewAsync(forged).IsAsync(HttpStatusCode.NoContent);
        await school.DecideRequestAsync(forged, approved: true).IsAsync(HttpStatusCode.NoContent);

        await school.AllocateAsync(offering);

        Assert.Equal([pupils.Children[0].Id], await school.PlacedAsync(offering));
        Assert.Equal(
            RequestStatus.Approved,
            await app.InDbAsync(db =>
                db.Requests.Where(one => one.Id == forged).Select(one => one.Status).SingleAsync()
            )
        );
    }

    private static async Task<Guid> FirstOfferAsync(DrawnOffering drawn)
    {
        var order = await drawn.OrderAsync();
        await drawn.LeaveAsync(drawn.Pupils.Children.Single(child => !order.Contains(child)));
        return await drawn.OfferedAsync(order[0]);
    }

    private static Task<HttpResponseMessage> AnswerAsync(DrawnOffering drawn, Child child, Guid place, string answer) =>
        drawn.Pupils.Guardian(child).PostAsync($"places/{place}/{answer}", new { });

    private Task<int> CountAsync(DrawnOffering drawn, int taken) =>
        app.InDbAsync(db =>
            db.Seats.Where(one => one.OfferingId == drawn.Offering)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, taken))
        );
}
