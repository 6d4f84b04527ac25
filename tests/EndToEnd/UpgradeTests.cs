using System.Net.Http.Json;
using AfterSchool.EndToEnd.Keeping;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>
/// While a new version comes in, the one before works beside it: on the same database, which has the new one's migrations already, and
/// on the same queues. Supervision is the one that hears the most.
/// </summary>
[Collection(nameof(Stories))]
public sealed class UpgradeTests(RunningSystem system)
{
    private const string Service = "supervision";
    private const string Before = "supervision-before";
    private const string Division = "430104";
    private const int Cases = 12;
    private const int MostCases = 100;
    private static readonly (string Source, string What)[] Parts =
    [
        ("MassTransit", "hears"),
        ("AfterSchool.Outbox", "tells"),
    ];

    [Fact]
    public async Task The_version_before_works_beside_this_one_and_nothing_is_lost_or_doubled()
    {
        var promises = new Promises(await system.ServersAsync());
        await promises.WatchAsync();
        using var before = await VersionBefore.BuildAsync("Supervision");
        var settings = ProcessTree.Variables(ProcessTree.Child(Environment.ProcessId, "AfterSchool.Supervision.dll"));
        Uri[] copies = [system.At(Service), before.Start(settings, Before)];
        using var agents = new Alternating(copies, await TokenAsync("agent", "hotlineAgent"));
        using var supervisors = new Alternating(copies, await TokenAsync("supervisor", "hotlineSupervisor"));
        await Eventually.True(() => agents.BothServeAsync(), "both serve");

        // Each school is told once, and one of the two hears it: which of them, the busy machine decides, so there is work
        // until both had some.
        for (var at = 0; at < Cases || (Idle().Length > 0 && at < MostCases); at++)
            await IsVerifiedAsync(Guid.CreateVersion7(), await SchoolAsync(at), agents, supervisors);
        await Eventually.Equal("", () => Task.FromResult(Idle()), "what one of them has not done");
        Assert.Empty(await promises.SettledAsync(TimeSpan.FromSeconds(60)));
    }

    private async Task<Guid> SchoolAsync(int at)
    {
        var school = Guid.CreateVersion7();
        await system.Stage.EnterSchoolAsync(school, Division, $"21439701{at:00}", $"岳麓第{at + 1}小学");
        return school;
    }

    // Each step by the other copy than the one before, and said to both: the second finds it done.
    private static async Task IsVerifiedAsync(Guid id, Guid school, Alternating agents, Alternating supervisors)
    {
        var path = $"/supervision/v1/cases/{id}";
        var call = new
        {
            schoolId = school,
            channel = "phone",
            categories = new[] { "T3" },
            text = "下课发传单，让去校外再报。",
            vendorId = (Guid?)null,
            caller = new { name = "来电人", phone = "13900000000" },
        };
        await agents.AskAsync(client => client.PutAsJsonAsync(path, call));
        await agents.AskAsync(client => client.PutAsJsonAsync(path, call));
        await agents.AskAsync(client => client.PostAsJsonAsync($"{path}/acknowledge", new { }));
        await supervisors.AskAsync(client => client.PostAsJsonAsync($"{path}/assign", new { level = "county" }));
        var verdict = new { finding = "substantiated", words = "属实" };
        await supervisors.AskAsync(client => client.PostAsJsonAsync($"{path}/verify", verdict));
        await supervisors.AskAsync(client => client.PostAsJsonAsync($"{path}/verify", verdict));
    }

    private async Task<string> TokenAsync(string name, string role)
    {
        var stage = system.Stage;
        var invited = await stage.EnterAsync(stage.Operator, $"upgrade-{name}", [role], division: Division);
        var person = await stage.SignInAsync(invited);
        return await person.TokenAsync(await system.GatewaySecretAsync());
    }

    // What a copy has not been seen to do yet.
    private string Idle() =>
        string.Join(
            ", ",
            from copy in (string[])[Service, Before]
            from part in Parts
            where !system.Telemetry.Spans.Any(span => (span.Service, span.Source) == (copy, part.Source))
            select $"{copy} {part.What}"
        );
}
