using System.Net;
using AfterSchool.Gateway.Admission;
using AfterSchool.Testing;

namespace AfterSchool.Gateway.Tests;

public sealed class AdmissionTests(GatewayApp app)
{
    private const string Menu = "/enrolment/v1/offerings";
    private const int MostBytes = 20 * 1024;
    private static readonly (string, string)[] Page = [("Accept", "text/html")];

    [Fact]
    public async Task Gives_two_accounts_behind_one_address_a_turn_each_in_the_order_in_which_they_came()
    {
        await using var gateway = await app.AnotherAsync(("Admission:DrillPerSecond", "1"));
        using var first = app.Program(gateway, "first");
        using var second = app.Program(gateway, "second");
        var waits = await first.GetAsync(Menu);
        await second.GetAsync(Menu);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, waits.StatusCode);
        Assert.Equal("not-ready", await waits.ProblemAsync());
        Assert.Contains("您排在第 1 位", await waits.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(waits.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        var order = new List<string>();
        await Eventually.True(
            async () =>
            {
                // Asked in this order, so that a tick between the two questions does not turn them round.
                if (await StatusAsync(second) == HttpStatusCode.OK)
                    order.Add("second");
                if (await StatusAsync(first) == HttpStatusCode.OK)
                    order.Add("first");
                return order.Contains("second");
            },
            "the second"
        );
        Assert.Equal("first", order[0]);
        // Whoever is in stays in.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(first));
    }

    [Fact]
    public async Task Shows_people_a_small_page_that_comes_back_by_itself()
    {
        await using var gateway = await app.AnotherAsync(("Admission:DrillPerSecond", "1"));
        foreach (var ahead in (string[])["a", "b", "c"])
        {
            using var program = app.Program(gateway, ahead);
            await program.GetAsync(Menu);
        }

        using var browser = gateway.NewBrowser();
        await browser.SignInAsync();
        using var page = await browser.GetAsync($"{Menu}?a=%3C&b=2", Page);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Matches(@"^\d+; url=/enrolment/v1/offerings\?a=%3C&b=2$", page.Headers.GetValues("Refresh").Single());
        var html = await page.Content.ReadAsStringAsync();
        Assert.InRange((await page.Content.ReadAsByteArrayAsync()).Length, 500, MostBytes);
        Assert.Contains("lang=\"zh-CN\"", html, StringComparison.Ordinal);
        Assert.Matches("您排在第 [1-4] 位", html);
        Assert.Contains("排队不会让您失去任何机会", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        using var english = await browser.GetAsync(Menu, [.. Page, ("Accept-Language", "en")]);
        Assert.Contains(
            "You lose nothing by waiting",
            await english.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await Eventually.Equal(
            HttpStatusCode.OK,
            async () => (await browser.GetAsync(Menu, Page)).StatusCode,
            "the page itself, without doing anything"
        );
    }

    [Fact]
    public async Task Takes_a_form_past_the_line_since_what_was_filled_in_would_be_lost_and_nothing_else_that_says_it_is_a_page()
    {
        await using var gateway = await app.AnotherAsync(("Admission:DrillPerSecond", "1"));
        async Task<HttpStatusCode> SentAsync(HttpContent content)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/family/enrolment/x") { Content = content };
            message.Headers.TryAddWithoutValidation("Accept", "text/html");
            using var sender = app.Program(gateway, "who filled in a form");
            using var answer = await sender.SendAsync(message);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SentAsync(new StringContent("{}")));
        Assert.Equal(HttpStatusCode.OK, await SentAsync(new FormUrlEncodedContent([new("rank", "1")])));
        // One who had no turn sends no second one at once.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SentAsync(new FormUrlEncodedContent([new("rank", "1")])));
        // A header makes no form of what programs call.
        using var menu = new HttpRequestMessage(HttpMethod.Get, Menu);
        menu.Content = new FormUrlEncodedContent([new("rank", "1")]);
        menu.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var script = app.Program(gateway, "who says that it is a form");
        using var held = await script.SendAsync(menu);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, held.StatusCode);
    }

    [Fact]
    public async Task Stands_before_what_is_measured_only()
    {
        await using var gateway = await app.AnotherAsync(("Admission:DrillPerSecond", "1"));
        using var program = app.Program(gateway, "elsewhere");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/fees/v1/bills")).StatusCode);
        var watched = "/enrolment/v1/schools/0198f0a0-0000-7000-8000-000000000001/seats";
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(watched)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(program));
        // Nobody in particular has no place in line; the service itself says what such a caller may see.
        using var nobody = gateway.Program();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(nobody));
    }

    [Fact]
    public void Closes_by_itself_when_the_replicas_fall_behind_and_opens_when_they_have_caught_up()
    {
        var gate = new Gate(drillPerSecond: null);
        // 100 answers a second at 100 ms each: nothing to see.
        Assert.True(Busy(gate, callers: 100, seconds: 0.1, now: 0, Enumerable.Range(0, 100)));
        Assert.False(gate.IsClosed);
        // 100 answers at 800 ms each: more than half a second.
        Busy(gate, callers: 100, seconds: 0.8, now: 1, Enumerable.Range(100, 100));
        Assert.True(gate.IsClosed);
        var rate = gate.PerSecond;
        Assert.True(rate < 100, $"{rate} a second, as many as came");
        Assert.Equal(1, gate.Ask("late", 2).Place);
        Assert.Equal(2, gate.Ask("later", 2).Place);
        // Whoever is in goes on.
        Assert.True(gate.Ask("caller 1", 2).IsNow);
        gate.Tick(2);
        Assert.True(gate.PerSecond > rate);
        Assert.True(gate.Ask("late", 3).IsNow);
        for (var second = 3; second < 10; second++)
            gate.Tick(second);
        Assert.False(gate.IsClosed);
        Assert.True(gate.Ask("new", 10).IsNow);
    }

    [Fact]
    public void Closes_when_nothing_is_answered_any_more()
    {
        var gate = new Gate(drillPerSecond: null);
        for (var caller = 0; caller < 100; caller++)
        {
            Assert.True(gate.Ask($"caller {caller}", 0).IsNow);
            gate.Enter();
        }

        // They have just come, all at once: nobody has waited yet.
        gate.Tick(1);
        Assert.False(gate.IsClosed);
        gate.Tick(2);
        Assert.True(gate.IsClosed);
        // Whoever is in waits a moment instead of making it worse.
        Assert.Equal(Turn.InAMoment, gate.Ask("caller 1", 2));
    }

    [Fact]
    public void Keeps_a_place_for_who_comes_back_and_passes_over_who_has_left()
    {
        var line = new Line();
        int Ask(string caller, double now) => line.Ask(caller, isOpen: false, now);
        Assert.Equal([1, 2, 3], new[] { "a", "b", "c" }.Select(one => Ask(one, 0)));
        Assert.Equal(2, Ask("b", 60));
        // After 91 seconds a and c have left the line; b asked 31 seconds ago.
        line.Call(1, 91);
        Assert.Equal(0, Ask("b", 92));
        Assert.Equal(1, Ask("c", 92));
        line.Call(1, 93);
        Assert.Equal(0, Ask("c", 93));
        // A turn that nobody uses is given back.
        line.Count(93 + Line.Patience + 1);
        Assert.Equal(1, Ask("c", 93 + Line.Patience + 1));
    }

    [Fact]
    public void Takes_forms_of_who_had_a_turn_for_as_long_as_filling_in_may_take()
    {
        var line = new Line();
        line.Ask("a", isOpen: true, 0);
        Assert.True(line.TakesForm("a", Line.FillingIn));
        Assert.True(line.TakesForm("a", Line.FillingIn));
        // Half an hour and a second after the turn it is one in ten seconds, as for everybody.
        Assert.True(line.TakesForm("a", Line.FillingIn + 1));
        Assert.False(line.TakesForm("a", Line.FillingIn + 10.9));
        Assert.True(line.TakesForm("a", Line.FillingIn + 11));
    }

    // A second in which so many callers are let in, each answered after so long.
    private static bool Busy(Gate gate, int callers, double seconds, double now, IEnumerable<int> names)
    {
        var areIn = names.Take(callers).Select(caller => gate.Ask($"caller {caller}", now).IsNow).ToArray();
        for (var caller = 0; caller < callers; caller++)
        {
            gate.Enter();
            gate.Leave(seconds);
        }

        gate.Tick(now + 1);
        return areIn.All(one => one);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient program)
    {
        using var answer = await program.GetAsync(Menu);
        return answer.StatusCode;
    }
}
