using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Tests;

public sealed class LiveSeatsTests(EnrolmentApp app)
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Tells_within_two_seconds_that_a_seat_is_gone()
    {
        var (school, offering, pupils) = await OpenedAsync();
        using var watching = await WatchAsync(pupils.Guardian(pupils.Children[0]), school.Id);
        var events = watching.Events();
        Assert.Equal(30, Left(await NextAsync(events, "seats"), offering));

        await ClaimAsync(pupils, offering);
        var claimed = TimeProvider.System.GetUtcNow();
        var told = await NextAsync(events, "seats");

        Assert.Equal(29, Left(told, offering));
        var at = told.GetProperty("at").GetDateTimeOffset();
        Assert.InRange(at, claimed - Stale, claimed + Stale);
        Assert.InRange(TimeProvider.System.GetUtcNow(), at, at + Stale);
    }

    [Fact]
    public async Task Tells_whoever_comes_back_all_that_is_left_now()
    {
        var (school, offering, pupils) = await OpenedAsync();
        using (var first = await WatchAsync(pupils.Guardian(pupils.Children[0]), school.Id))
            Assert.Equal(30, Left(await NextAsync(first.Events(), "seats"), offering));
        await ClaimAsync(pupils, offering);
        using var again = await WatchAsync(pupils.Guardian(pupils.Children[0]), school.Id, lastEvent: "1");
        Assert.Equal(29, Left(await NextAsync(again.Events(), "seats"), offering));
    }

    [Fact]
    public async Task Holds_a_few_connections_of_one_account_and_no_more()
    {
        var (school, _, pupils) = await OpenedAsync();
        var guardian = pupils.Guardian(pupils.Children[0]);
        var watching = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WatchAsync(guardian, school.Id)));
        using var refused = await WatchAsync(guardian, school.Id);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Answer.StatusCode);
        Assert.NotNull(refused.Answer.Headers.RetryAfter);
        using var other = await WatchAsync(app.As(Guid.CreateVersion7(), Roles.Guardian), school.Id);
        Assert.Equal(HttpStatusCode.OK, other.Answer.StatusCode);
        foreach (var one in watching)
            one.Dispose();
    }

    [Fact]
    public async Task Shows_the_menu_with_the_seats_left_and_says_when_nothing_has_changed()
    {
        var (school, offering, pupils) = await OpenedAsync();
        var draft = await school.KeepAsync(
            (await school.AsOffice.ReadAsync($"offerings/{offering}")).GetProperty("planId").GetGuid(),
            ("activity", "reading")
        );
        var guardian = pupils.Guardian(pupils.Children[0]);
        var path = $"/enrolment/v1/offerings?schoolId={school.Id}";

        using var first = await guardian.GetAsync(path);
        var item = Assert.Single(
            JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.EnumerateArray()
        );
        Assert.Equal(30, item.GetProperty("seatsLeft").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, item.GetProperty("claimsFrom").ValueKind);
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, path)
        {
            Headers = { IfNoneMatch = { first.Headers.ETag! } },
        };
        Assert.Equal(HttpStatusCode.NotModified, (await guardian.SendAsync(unchanged)).StatusCode);
        // The school sees its drafts; they are not what families see.
        var own = await school.AsOffice.ReadAsync($"offerings?schoolId={school.Id}");
        Assert.Contains(own.EnumerateArray(), one => one.GetProperty("id").GetGuid() == draft);

        await ClaimAsync(pupils, offering);
        await Testing.Eventually.Equal(
            29,
            async () =>
                (await guardian.ReadAsync($"offerings?schoolId={school.Id}"))[0].GetProperty("seatsLeft").GetInt32(),
            "seats left on the menu"
        );
    }

    private async Task<(SchoolAtHand School, Guid Offering, ClassAtHand Pupils)> OpenedAsync()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        await school.AsOffice.PostAsync($"offerings/{offering}/open-claims", new { }).IsAsync(HttpStatusCode.NoContent);
        return (school, offering, await app.ClassAsync(school, 3, ""));
    }

    private static Task<JsonElement> ClaimAsync(ClassAtHand pupils, Guid offering) =>
        pupils
            .Guardian(pupils.Children[0])
            .PutAsync(
                $"seat-claims/{Guid.CreateVersion7()}",
                new { seats = new[] { new { pupilId = pupils.Children[0].Id, offeringId = offering } } }
            )
            .GivenAsync();

    private static async Task<Watching> WatchAsync(HttpClient client, Guid school, string? lastEvent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/enrolment/v1/schools/{school}/seats");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEvent is not null)
            request.Headers.Add("Last-Event-ID", lastEvent);
        return new Watching(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<SseItem<string>> events, string kind)
    {
        while (await events.MoveNextAsync())
            if (events.Current.EventType == kind)
                return JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
        throw new InvalidOperationException($"The stream ended before {kind}.");
    }

    private static int Left(JsonElement told, Guid offering) =>
        told.GetProperty("left").GetProperty($"{offering}").GetInt32();

    private sealed record Watching(HttpResponseMessage Answer) : IDisposable
    {
        public IAsyncEnumerator<SseItem<string>> Events() =>
            SseParser.Create(Answer.Content.ReadAsStream()).EnumerateAsync().GetAsyncEnumerator();

        public void Dispose() => Answer.Dispose();
    }
}
