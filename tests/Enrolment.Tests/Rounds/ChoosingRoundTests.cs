using System.Net;
using System.Text.Json;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

public sealed class ChoosingRoundTests(EnrolmentApp app)
{
    [Fact]
    public async Task Publishes_everything_in_its_time_and_anybody_computes_the_draw_again()
    {
        var (school, plan) = await OpenAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 2));
        var round = await school.RoundAsync(plan, [offering]);
        var announced = await school.PublishedAsync(round);
        var pupils = await app.ClassAsync(school, 3, "", "leftBehind", "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, offering);
        var open = await school.PublishedAsync(round);
        await school.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);
        var frozen = await school.PublishedAsync(round);
        await school.AskDrawAsync(round).IsAsync(HttpStatusCode.Conflict);
        var drawn = await school.DrawAsync(round);
        var file = await school.PublishedAsync(round);

        Assert.Equal(announced, open);
        Assert.Equal(Tickets.Fingerprint(announced["announcement"]!), announced["commitment"]);
        Assert.All(
            (string[])["applications", "secret", "seed", "publicValue", "results"],
            key => Assert.Null(open[key])
        );
        Assert.Equal(Tickets.Fingerprint(frozen["applications"]!), frozen["applicationsHash"]);
        Assert.Null(frozen["secret"]);
        Assert.Equal((2, 2), (drawn.GetProperty("placed").GetInt32(), drawn.GetProperty("waiting").GetInt32()));
        // From the file alone: the seed, the tickets, the places, the waiting list.
        Assert.Equal(frozen["applications"], file["applications"]);
        var seed = Tickets.SeedOf(Convert.FromHexString(file["secret"]!), RoundAtHand.PublicValue);
        var input = DrawText.Read(file["announcement"]!, file["applications"]!);
        Assert.Equal(Convert.ToHexStringLower(seed), file["seed"]);
        Assert.Equal(file["results"], DrawText.Results(input, DrawEngine.Draw(input, seed)));
        Assert.Contains(pupils.Children[1].Id, await school.PlacedAsync(offering));
        // No name, no pupil, no request, no guardian stands in it.
        var whole = string.Join('\n', file.Values);
        foreach (var child in pupils.Children)
            Assert.All(
                (string[])[$"{child.Id:N}", $"{child.Id}", $"{child.Guardian:N}", "张三", "leftBehind"],
                secret => Assert.DoesNotContain(secret, whole, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Two_draws_at_one_moment_are_one_and_another_public_value_is_refused()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan, ("capacity", 1));
        var round = await school.RoundAsync(plan, [sport]);
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, sport);
        await school.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);
        await school.TimePassesAsync(round, untilPublicValue: true);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => school.AskDrawAsync(round).IsAsync(HttpStatusCode.OK)));
        await school.AskDrawAsync(round, "99").IsAsync(HttpStatusCode.Conflict);
        Assert.Single(await school.PlacedAsync(sport));
        Assert.Equal(
            1,
            await app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == sport).SumAsync(one => one.Taken))
        );
    }

    [Fact]
    public async Task Freezes_no_list_before_the_close_before_every_request_is_decided_or_after_the_public_value_is_out()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan);
        var round = await school.RoundAsync(plan, [sport]);
        var pupils = await app.ClassAsync(school, 3, "");
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], sport).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"rounds/{round}/close", new { }).IsAsync(HttpStatusCode.Conflict);

        var undecided = await school.CloseAsync(round).IsRefusedAsync();
        undecided.Has("pending", "round-undecided", "(二)-1", "由学生和家长自愿报名、自主选课");
        Assert.Contains("round-undecided", await school.DutiesAsync(round));
        await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        await school.DecideRequestAsync(request, approved: true).IsAsync(HttpStatusCode.NoContent);

        await school.TimePassesAsync(round, untilPublicValue: true);
        await school.AsOffice.PostAsync($"rounds/{round}/close", new { }).IsAsync(HttpStatusCode.Conflict);
        var named = new { publicSource = "第2026102期", publicDueAt = app.Clock.GetUtcNow().AddHours(5) };
        await school.AsOffice.PostAsync($"rounds/{round}/postpone", named).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"rounds/{round}/close", new { }).IsAsync(HttpStatusCode.NoContent);
        var file = await school.PublishedAsync(round);
        Assert.Contains("public-value-source 第2026102期\n", file["applications"], StringComparison.Ordinal);
        Assert.Empty(await school.DutiesAsync(round));
    }

    [Fact]
    public async Task Places_brothers_and_sisters_together_or_not_at_all()
    {
        var (school, plan) = await OpenAsync();
        var (small, large) = (
            await school.OnMenuAsync(plan, ("capacity", 1)),
            await school.OnMenuAsync(plan, ("capacity", 2), ("activity", "reading"))
        );
        var round = await school.RoundAsync(plan, [small, large]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        var guardian = pupils.Children[0].Guardian;
        await app.LinkAsync(new Child(pupils.Children[1].Id, guardian));
        var together = Guid.CreateVersion7();
        foreach (var child in pupils.Children)
        {
            var request = Guid.CreateVersion7();
            await app.As(guardian, Roles.Guardian)
                .PutAsync(
                    $"requests/{request}",
                    new
                    {
                        pupilId = child.Id,
                        choices = new[] { small, large },
                        togetherId = together,
                    }
                )
                .IsAsync(HttpStatusCode.NoContent);
            await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
            await school.DecideRequestAsync(request, approved: true).IsAsync(HttpStatusCode.NoContent);
        }

        await school.DrawAsync(round);
        // The one place they both wanted most has no room for two.
        Assert.Empty(await school.PlacedAsync(small));
        Assert.Equal(2, (await school.PlacedAsync(large)).Count);
        Assert.Single(
            (await school.PublishedAsync(round))["applications"]!.Split('\n'),
            line => line.StartsWith("application ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_missed_the_first_choice_last_term_has_a_ticket_more()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan, ("capacity", 1));
        var first = await school.RoundAsync(plan, [sport]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, sport);
        await school.DrawAsync(first);
        var lost = pupils.Children.Single(child => !school.PlacedAsync(sport).Result.Contains(child.Id));

        var spring = school with { TermId = Guid.CreateVersion7() };
        await app.TermAsync(spring.TermId, school.Id, new DateOnly(2027, 3, 1));
        await Eventually.True(
            () => app.InDbAsync(db => db.Terms.AnyAsync(term => term.Id == spring.TermId)),
            "the term is kept"
        );
        var next = await spring.PlanInForceAsync();
        var again = await spring.OnMenuAsync(next, ("capacity", 1));
        var round = await spring.RoundAsync(next, [again], ("compensates", true));
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(spring, child, again);
        await spring.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);

        var file = await spring.PublishedAsync(round);
        var input = DrawText.Read(file["announcement"]!, file["applications"]!);
        var own = await app.InDbAsync(db =>
            db.RoundEntries.Where(one => one.RoundId == round && one.PupilId == lost.Id)
                .Select(one => one.ApplicationId)
                .SingleAsync()
        );
        Assert.Equal([1, 2], input.Lots.Select(lots => (int)lots).Order());
        Assert.Equal(
            2,
            input.Lots[Enumerable.Range(0, 2).Single(at => Convert.ToHexStringLower(input.IdOf(at)) == own)]
        );
    }

    [Fact]
    public async Task Refuses_a_lot_for_each_offering_where_the_document_names_nobody_to_come_first()
    {
        var school = await app.SchoolInAsync(FivePlaces.Lipu);
        var plan = await school.OpenAsync(FivePlaces.Lipu);
        var sport = await school.OfferAsync(plan);
        var answer = await school
            .AsOffice.PutAsync(
                $"rounds/{Guid.CreateVersion7()}",
                school.Announcement(plan, [sport], ("mechanism", "deferredAcceptance"))
            )
            .IsRefusedAsync();
        Assert.Contains("mechanism-without-priority", $"{answer.Problem}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draws_by_deferred_acceptance_with_the_priority_groups_first()
    {
        var (school, plan) = await OpenAsync();
        var (sport, reading) = (
            await school.OnMenuAsync(plan, ("capacity", 1)),
            await school.OnMenuAsync(plan, ("capacity", 1), ("activity", "reading"))
        );
        var round = await school.RoundAsync(plan, [sport, reading], ("mechanism", "deferredAcceptance"));
        var pupils = await app.ClassAsync(school, 3, "", "", "disabled", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, sport, reading);
        await school.DrawAsync(round);
        Assert.Equal([pupils.Children[2].Id], await school.PlacedAsync(sport));
        Assert.Single(await school.PlacedAsync(reading));
    }

    [Fact]
    public async Task An_offering_in_a_round_is_had_by_no_other_way_and_drawn_for_once()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan);
        var body = school.Announcement(plan, [sport], ("opensAt", app.Clock.GetUtcNow().AddDays(1)));
        var (round, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.AsOffice.PutAsync($"rounds/{round}", body).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PutAsync($"rounds/{round}", body).IsAsync(HttpStatusCode.NoContent);

        await school.AsOffice.PutAsync($"rounds/{other}", body).IsAsync(HttpStatusCode.Conflict);
        await school.AsOffice.PostAsync($"offerings/{sport}/allocate", new { }).IsAsync(HttpStatusCode.Conflict);
        // Not open yet: nobody is quicker than the announcement.
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], sport).IsAsync(HttpStatusCode.Conflict);

        await school.AsOffice.PostAsync($"rounds/{round}/call-off", new { }).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PutAsync($"rounds/{other}", body).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Asks_for_a_draw_where_places_are_short_and_gives_what_a_draw_left_to_who_comes_first()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan, ("capacity", 1));
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, sport);
        var answer = await school.AsOffice.PostAsync($"offerings/{sport}/allocate", new { }).IsRefusedAsync();
        answer.Has("refused", "draw-first", "(二)-1", "由学生和家长自愿报名、自主选课");
        Assert.Empty(await school.PlacedAsync(sport));

        var reading = await school.OnMenuAsync(plan, ("activity", "reading"), ("capacity", 3));
        var round = await school.RoundAsync(plan, [reading]);
        await pupils.ApprovedAsync(school, pupils.Children[0], reading);
        await school.DrawAsync(round);
        var left = await school.AsOffice.ReadAsync($"rounds/{round}/leftovers");
        Assert.Equal(2, Assert.Single(left.EnumerateArray()).GetProperty("free").GetInt32());
        await pupils.ApprovedAsync(school, pupils.Children[1], reading);
        await school.AllocateAsync(reading);
        Assert.Equal(2, (await school.PlacedAsync(reading)).Count);
    }

    private async Task<(SchoolAtHand School, Guid Plan)> OpenAsync()
    {
        var school = await app.SchoolAsync();
        return (school, await school.PlanInForceAsync());
    }
}
