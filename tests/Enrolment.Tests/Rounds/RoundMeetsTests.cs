using System.Net;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.EnrolmentRequests;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

/// <summary>A round, and what else a school and its families do at the same time.</summary>
public sealed class RoundMeetsTests(EnrolmentApp app)
{
    [Fact]
    public async Task What_is_to_be_drawn_for_keeps_its_hours_and_its_fee()
    {
        var (school, plan, offering) = await OpenAsync();
        await school.RoundAsync(plan, [offering]);
        var change = new
        {
            feePerTerm = "170.00",
            weekly = new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") },
            reason = "场地调整",
        };
        await school.AsOffice.PostAsync($"offerings/{offering}/change", change).IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Who_asked_before_the_announcement_takes_part_and_hears_of_it()
    {
        var (school, plan, offering) = await OpenAsync(("capacity", 1));
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, offering);

        var round = await school.RoundAsync(plan, [offering]);
        var notice = await app.Told.FirstAsync<NoticeDue>(one =>
            one.Template == "round-announced" && one.ToGuardiansOfPupilId == pupils.Children[0].Id
        );
        Assert.Equal(round, notice.SubjectId);
        var drawn = await school.DrawAsync(round);

        Assert.Equal((1, 1), (drawn.GetProperty("placed").GetInt32(), drawn.GetProperty("waiting").GetInt32()));
    }

    [Fact]
    public async Task Who_has_said_no_to_an_offer_keeps_nothing_from_the_first_who_come()
    {
        var drawn = await DrawnOffering.OfAsync(app, 1, 2);
        var waiting = (await drawn.OrderAsync())[0];
        await drawn.LeaveAsync(drawn.Pupils.Children.Single(child => child != waiting));
        var offered = await drawn.OfferedAsync(waiting);
        await drawn
            .Pupils.Guardian(waiting)
            .PostAsync($"places/{offered}/decline", new { })
            .IsAsync(HttpStatusCode.NoContent);

        await drawn
            .School.AsOffice.PostAsync($"offerings/{drawn.Offering}/open-claims", new { })
            .IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Who_is_declined_while_the_round_is_open_may_rank_something_else()
    {
        var (school, plan, offering) = await OpenAsync();
        var other = await school.OnMenuAsync(plan, ("activity", "reading"));
        await school.RoundAsync(plan, [offering, other]);
        var pupils = await app.ClassAsync(school, 3, "");
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);
        await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        await school
            .DecideRequestAsync(request, approved: false, refusalCode: "noFittingGroup", reason: "人数不足")
            .IsAsync(HttpStatusCode.NoContent);

        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], other).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_place_given_by_hand_since_the_freezing_stands_and_counts_as_nothing_missed()
    {
        var school = await app.SchoolAsync();
        var plan = await PublicPlanPageTests.DeclaredAsync(school, 1);
        var offering = await school.OnMenuAsync(plan, ("capacity", 2));
        var round = await school.RoundAsync(plan, [offering]);
        // One place for the priority group; the other has it by hand before the lot falls.
        var pupils = await app.ClassAsync(school, 3, "leftBehind", "");
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(school, child, offering));
        await school.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync(
                $"offerings/{offering}/internal-places",
                new { requestId = requests[1], group = "staffChildren" }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await app.Told.FirstAsync<NoticeDue>(one =>
            one.Template == "place-offered" && one.ToGuardiansOfPupilId == pupils.Children[1].Id
        );
        await school.TimePassesAsync(round, untilPublicValue: true);
        await school.AskDrawAsync(round).IsAsync(HttpStatusCode.OK);

        var (status, got) = await app.InDbAsync(async db =>
            (
                await db
                    .Requests.Where(one => one.Id == requests[1])
                    .SelectMany(one => one.Choices)
                    .Select(one => one.Status)
                    .SingleAsync(),
                await db.RoundEntries.Where(one => one.RequestId == requests[1]).Select(one => one.Got).SingleAsync()
            )
        );
        Assert.Equal((ChoiceStatus.Placed, null), (status, got));
    }

    private async Task<(SchoolAtHand School, Guid Plan, Guid Offering)> OpenAsync(
        params (string Key, object? Value)[] but
    )
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        return (school, plan, await school.OnMenuAsync(plan, but));
    }
}
