using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>
/// Promise 9, over a whole rehearsal: no name, telephone, address or citizen number of anybody in logs, traces, metrics, outboxes,
/// messages or URLs, in no spelling.
/// </summary>
[Collection(nameof(RehearsedCity))]
public sealed class LeftBehindTests(RehearsedCity city)
{
    // What nobody may learn from a log either: the password of all, and the beginning of every token.
    private static readonly string[] Secrets = [Person.Password, "eyJhbGciOi"];

    [Fact]
    public void The_city_told_the_system_of_its_people()
    {
        var told = Told();

        Assert.True(told.Count(one => one.StartsWith("139", StringComparison.Ordinal)) > 100, "telephones");
        Assert.True(told.Count(one => one.Length == 18) > 100, "citizen numbers");
        Assert.True(told.Count(one => one.Contains('@', StringComparison.Ordinal)) > 100, "addresses");
        Assert.True(told.Count(one => one.Length == 3) > 100, "names");
    }

    [Fact]
    public void Nobody_is_named_in_any_log()
    {
        var logs = city.Logs().ToArray();

        // Every process has said something, the servers too, and of what happened.
        string[] processes = ["directory", "enrolment", "fees", "staffing", "safety", "supervision", "gateway"];
        foreach (var name in (string[])[.. processes, "postgres", "messaging"])
            Assert.Contains(logs, log => log.Where == $"{name}.log" && log.What.Length > 0);
        Assert.NotEmpty(Looking($"{city.Schools[0].Money.Bills.Values.First()}").In(WhatOf(logs, "fees.log")));
        Assert.Empty(NamedIn(logs));
    }

    [Fact]
    public async Task Nobody_is_named_in_any_row_of_an_outbox()
    {
        var rows = await city.OutboxRowsAsync();

        Assert.True(rows.Count > 1_000, $"{rows.Count} rows");
        Assert.Contains(rows, row => row.What.Contains("PlaceConfirmed", StringComparison.Ordinal));
        Assert.Empty(NamedIn(rows.Select(row => (row.Where, System.Text.Encoding.UTF8.GetBytes(row.What)))));
    }

    [Fact]
    public async Task Nobody_is_named_in_any_message()
    {
        var rows = await city.OutboxRowsAsync();
        await Eventually.True(() => city.Broker.Heard.Count >= rows.Count, "every row has gone over the broker");

        Assert.Empty(NamedIn(city.Broker.Heard));
    }

    [Fact]
    public void Nobody_is_named_in_any_address()
    {
        var addresses = city.Asked.Addresses;

        Assert.Contains(addresses, one => one.Contains("/pick-up-persons/", StringComparison.Ordinal));
        Assert.Contains(addresses, one => one.Contains("/connect/authorize?", StringComparison.Ordinal));
        Assert.Empty(NamedIn(addresses.Select(one => (one, System.Text.Encoding.UTF8.GetBytes(one)))));
    }

    [Fact]
    public async Task Nobody_is_named_in_what_is_exported()
    {
        // The last thing that happens is a complaint closed, in each of the places.
        foreach (var term in city.Schools)
            await Eventually.True(
                () =>
                    city.Telemetry.Spans.Any(span =>
                        span.Attributes.GetValueOrDefault("url.path") == $"{term.Complaint.Path}/close"
                    ),
                "the last span has come"
            );

        Assert.NotEmpty(city.Telemetry.Metrics);
        Assert.NotEmpty(city.Telemetry.Logs);
        Assert.Empty(city.Telemetry.Mentions([.. Told(), .. Secrets]));
    }

    private IReadOnlyCollection<string> Told() => city.Stage.Told.All;

    private List<string> NamedIn(IEnumerable<(string Where, byte[] What)> left)
    {
        var people = new Mentions([.. Told(), .. Secrets]);
        return [.. left.SelectMany(one => people.In(one.What).Select(named => $"{one.Where}: {named}")).Take(20)];
    }

    private static Mentions Looking(string id) => new([id]);

    private static byte[] WhatOf((string Where, byte[] What)[] logs, string name) =>
        logs.Single(log => log.Where == name).What;
}
