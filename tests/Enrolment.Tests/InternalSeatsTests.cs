using System.Net;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Seats that a school fills itself: declared in its plan, printed on the menu, and never more than that.</summary>
public sealed class InternalSeatsTests(EnrolmentApp app)
{
    [Fact]
    public async Task Leaves_the_draw_what_is_not_held_back_and_gives_no_more_than_declared_by_hand()
    {
        // Given 5 seats of which 2 are held back, and 6 families,
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 2);
        var offering = await school.OnMenuAsync(plan, ("capacity", 5));
        var pupils = await app.ClassAsync(school, 3, "", "", "", "", "");
        var requests = await Task.WhenAll(
            pupils.Children.Select(child => pupils.ApprovedAsync(school, child, offering))
        );

        // when the school gives 2 by hand, then a third is refused with the sentence that has the service told openly,
        await GiveAsync(school, offering, requests[0]).IsAsync(HttpStatusCode.NoContent);
        await GiveAsync(school, offering, requests[0]).IsAsync(HttpStatusCode.NoContent);
        await GiveAsync(school, offering, requests[1]).IsAsync(HttpStatusCode.NoContent);
        var answer = await GiveAsync(school, offering, requests[2]).IsRefusedAsync();
        answer.Has("refused", "internal-seats-exceeded", "(二)-4", "将课后服务收费标准、服务时间、课程内容等");
        var teams = await GiveAsync(school, offering, requests[2], "teams").IsRefusedAsync();
        Assert.Equal(0, teams.Compared("internal-seats-exceeded").GetProperty("declared").GetInt32());

        // and the other 3 have the other 3: 5 − 2 = 3.
        var allocation = await school.AllocateAsync(offering);
        Assert.Equal(3, allocation.GetProperty("placed").GetInt32());
        var seats = await app.InDbAsync(db => db.Seats.SingleAsync(one => one.OfferingId == offering));
        Assert.Equal((5, 5), (seats.Capacity, seats.Taken));
    }

    [Fact]
    public async Task Holds_back_seats_from_the_draw_also_while_nobody_has_got_them()
    {
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 2);
        var offering = await school.OnMenuAsync(plan, ("capacity", 3));
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        var round = await school.RoundAsync(plan, [offering]);
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, offering);
        await school.DrawAsync(round);

        Assert.Single(await school.PlacedAsync(offering));
    }

    [Fact]
    public async Task Gives_each_declared_seat_once_when_many_are_given_at_the_same_moment()
    {
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 2);
        var offering = await school.OnMenuAsync(plan, ("capacity", 5));
        var pupils = await app.ClassAsync(school, 3, "", "", "", "");
        var requests = await Task.WhenAll(
            pupils.Children.Select(child => pupils.ApprovedAsync(school, child, offering))
        );

        var answers = await Task.WhenAll(requests.Select(request => GiveAsync(school, offering, request)));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent));
        Assert.Equal(2, await app.InDbAsync(db => db.InternalPlaces.CountAsync(one => one.OfferingId == offering)));
    }

    [Fact]
    public async Task Is_given_by_the_own_school_alone()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 2);
        var offering = await school.OnMenuAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);

        await GiveAsync(other, offering, request).IsAsync(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> GiveAsync(
        SchoolAtHand school,
        Guid offering,
        Guid requestId,
        string group = "staffChildren"
    ) => school.AsOffice.PostAsync($"offerings/{offering}/internal-places", new { requestId, group });
}
