using System.Net;
using System.Text.Json;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

public sealed class RankingTests(EnrolmentApp app)
{
    [Fact]
    public async Task A_family_changes_its_mind_until_the_close_and_an_old_ranking_sent_again_changes_nothing()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan);
        var reading = await school.OnMenuAsync(plan, ("activity", "reading"));
        var round = await school.RoundAsync(plan, [sport, reading]);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];
        var request = await pupils.ApprovedAsync(school, child, sport, reading);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await RankAsync(pupils, child, request, first, reading).IsAsync(HttpStatusCode.NoContent);
        await RankAsync(pupils, child, request, second, reading, sport).IsAsync(HttpStatusCode.NoContent);
        await RankAsync(pupils, child, request, first, reading).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal([reading, sport], await RankedAsync(request));
        await RankAsync(pupils, child, request, first, sport).IsAsync(HttpStatusCode.Conflict);
        Assert.Equal([reading, sport], await RankedAsync(request));

        await school.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);
        await RankAsync(pupils, child, request, Guid.CreateVersion7(), sport).IsAsync(HttpStatusCode.Conflict);
        await pupils
            .Guardian(child)
            .PostAsync($"requests/{request}/withdraw", new { })
            .IsAsync(HttpStatusCode.Conflict);
        await pupils.AskAsync(Guid.CreateVersion7(), child, sport).IsAsync(HttpStatusCode.Conflict);
        Assert.Equal([reading, sport], await RankedAsync(request));
    }

    [Fact]
    public async Task A_family_takes_its_ranking_back_and_may_ask_anew()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan);
        await school.RoundAsync(plan, [sport]);
        var pupils = await app.ClassAsync(school, 3, "");
        var (child, request) = (pupils.Children[0], Guid.CreateVersion7());
        await pupils.AskAsync(request, child, sport).IsAsync(HttpStatusCode.NoContent);
        await pupils.AskAsync(Guid.CreateVersion7(), child, sport).IsAsync(HttpStatusCode.Conflict);

        foreach (var _ in Enumerable.Range(0, 2))
            await pupils
                .Guardian(child)
                .PostAsync($"requests/{request}/withdraw", new { })
                .IsAsync(HttpStatusCode.NoContent);
        await pupils.AskAsync(Guid.CreateVersion7(), child, sport).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Nobody_touches_what_another_family_asked_for()
    {
        var (school, plan) = await OpenAsync();
        var sport = await school.OnMenuAsync(plan);
        var round = await school.RoundAsync(plan, [sport]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (child, other) = (pupils.Children[0], pupils.Children[1]);
        var request = await pupils.ApprovedAsync(school, child, sport);
        var stranger = pupils.Guardian(other);

        await stranger
            .PutAsync($"requests/{request}/rankings/{Guid.CreateVersion7()}", new { choices = new[] { sport } })
            .IsAsync(HttpStatusCode.NotFound);
        await stranger.PostAsync($"requests/{request}/withdraw", new { }).IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PostAsync($"requests/{request}/withdraw", new { }).IsAsync(HttpStatusCode.NotFound);
        foreach (var verb in (string[])["close", "postpone", "call-off", "draw"])
        {
            object body =
                verb == "draw"
                    ? new { publicValue = "1" }
                    : new { publicSource = "另一个", publicDueAt = app.Clock.GetUtcNow().AddDays(9) };
            await stranger.PostAsync($"rounds/{round}/{verb}", body).IsAsync(HttpStatusCode.Forbidden);
            await app.As(Guid.CreateVersion7(), Roles.SchoolOffice)
                .PostAsync($"rounds/{round}/{verb}", body)
                .IsAsync(HttpStatusCode.NotFound);
        }

        var children = await stranger.ReadAsync("children");
        Assert.Equal(0, Assert.Single(children.EnumerateArray()).GetProperty("requests").GetArrayLength());
    }

    [Fact]
    public async Task A_ranking_that_is_sent_at_the_very_close_is_in_the_list_or_refused_and_never_neither()
    {
        var (school, plan) = await OpenAsync();
        var (sport, reading) = (
            await school.OnMenuAsync(plan),
            await school.OnMenuAsync(plan, ("activity", "reading"))
        );
        var round = await school.RoundAsync(plan, [sport, reading]);
        var pupils = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", 8)]);
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(school, child, sport));

        var closing = Task.Run(() => school.CloseAsync(round));
        var changed = await Task.WhenAll(
            pupils.Children.Zip(
                requests,
                (child, request) => RankAsync(pupils, child, request, Guid.CreateVersion7(), reading)
            )
        );
        await closing.IsAsync(HttpStatusCode.NoContent);

        var listed = DrawText.Read(
            (await school.PublishedAsync(round))["announcement"]!,
            (await school.PublishedAsync(round))["applications"]!
        );
        var numberOfReading = await app.InDbAsync(db =>
            db.RoundOfferings.Where(one => one.OfferingId == reading).Select(one => one.Number).SingleAsync()
        );
        Assert.All(
            changed,
            one =>
                Assert.Contains(one.StatusCode, (HttpStatusCode[])[HttpStatusCode.NoContent, HttpStatusCode.Conflict])
        );
        Assert.Equal(
            changed.Count(one => one.StatusCode == HttpStatusCode.NoContent),
            Enumerable.Range(0, listed.Count).Count(at => listed.ChoicesOf(at)[0] == numberOfReading)
        );
    }

    [Fact]
    public async Task Gives_one_place_in_each_slot_and_refuses_what_lies_in_two()
    {
        var (school, plan) = await OpenAsync();
        var monday = await school.OnMenuAsync(plan);
        var longer = await school.OnMenuAsync(
            plan,
            ("activity", "reading"),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "17:00:00", "17:45:00") })
        );
        var tuesday = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") })
        );
        var round = await school.RoundAsync(plan, [monday, longer, tuesday]);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];

        await pupils.AskAsync(Guid.CreateVersion7(), child, monday, tuesday).IsAsync(HttpStatusCode.BadRequest);
        await pupils.ApprovedAsync(school, child, longer, monday);
        await pupils.ApprovedAsync(school, child, tuesday);
        await school.DrawAsync(round);

        Assert.Equal([child.Id], await school.PlacedAsync(longer));
        Assert.Equal([child.Id], await school.PlacedAsync(tuesday));
        Assert.Empty(await school.PlacedAsync(monday));
    }

    [Fact]
    public async Task Takes_six_choices_and_no_seventh()
    {
        var (school, plan) = await OpenAsync();
        var seven = new List<Guid>();
        for (var at = 0; at < 7; at++)
            seven.Add(await school.OnMenuAsync(plan));
        await school.RoundAsync(plan, [.. seven]);
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], [.. seven]).IsAsync(HttpStatusCode.BadRequest);
        await pupils
            .AskAsync(Guid.CreateVersion7(), pupils.Children[0], [.. seven[..6]])
            .IsAsync(HttpStatusCode.NoContent);
    }

    private async Task<(SchoolAtHand School, Guid Plan)> OpenAsync()
    {
        var school = await app.SchoolAsync();
        return (school, await school.PlanInForceAsync());
    }

    private static Task<HttpResponseMessage> RankAsync(
        ClassAtHand pupils,
        Child child,
        Guid request,
        Guid ranking,
        params Guid[] choices
    ) => pupils.Guardian(child).PutAsync($"requests/{request}/rankings/{ranking}", new { choices });

    private Task<List<Guid>> RankedAsync(Guid request) =>
        app.InDbAsync(async db =>
            (await db.Requests.Include(one => one.Choices).SingleAsync(one => one.Id == request)).Ranked().ToList()
        );
}
