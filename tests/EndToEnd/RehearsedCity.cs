using System.Collections.Concurrent;
using AfterSchool.EndToEnd.Attacks;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using Npgsql;

namespace AfterSchool.EndToEnd;

/// <summary>
/// A system without the stories' people in it, in which a small city has lived a week in all five places; and everything that the
/// system left behind on the way.
/// </summary>
public sealed class RehearsedCity : RunningSystem
{
    private static readonly string[] Tellers = ["directory", "enrolment", "fees", "staffing", "safety", "supervision"];

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"afterschool-{Guid.CreateVersion7():N}");
    private readonly ConcurrentDictionary<(string, string, string), Exchange> _done = [];
    private Task<Ground>? _ground;
    private string _admin = "";

    /// <summary>What became of each school.</summary>
    public IReadOnlyList<SchoolsTerm> Schools { get; private set; } = [];

    /// <summary>Everything that went over the broker.</summary>
    internal Eavesdropper Broker { get; private set; } = null!;

    /// <summary>Every address that was asked.</summary>
    public Asked Asked { get; } = new();

    /// <summary>What its people asked in JSON and was done: of each question the last.</summary>
    public IReadOnlyCollection<Exchange> Done => [.. _done.Values];

    /// <summary>The same city as an attacker sees it; what they need besides is made when first wanted.</summary>
    internal Task<Ground> GroundAsync() => _ground ??= Ground.OfAsync(this);

    protected override Task<string[]> MoreArgumentsAsync() =>
        Task.FromResult<string[]>([$"--AfterSchool:Data={Directory.CreateDirectory(_data).FullName}"]);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Stage.Traffic.Asked = Asked.Hear;
        Stage.Traffic.Answered = Keep;
        Broker = await Eavesdropper.StartAsync(await ConnectionStringAsync("messaging"));
        _admin = await ConnectionStringAsync("postgres");
        foreach (var teller in Tellers)
            await KeepWhatIsToldAsync(teller);

        var city = CityMade.Of(seed: 1, PlaceMade.Known, schools: 5, pupils: 24);
        var rehearsing = new Rehearsing(Stage with { Chance = new Seeded($"{city.Seed}") }, city, callers: 4, _ => { });
        await rehearsing.PlayAsync(weeks: 1);
        Schools = rehearsing.Schools;
        Stage.Traffic.Answered = null;
    }

    /// <summary>The logs of every process, of PostgreSQL and of RabbitMQ, as the host keeps them.</summary>
    public IEnumerable<(string Where, byte[] What)> Logs() =>
        Directory
            .EnumerateFiles(Path.Combine(_data, "logs"))
            .Select(file => (Path.GetFileName(file), ReadWhileWritten(file)));

    /// <summary>Every row that was ever written to an outbox, whatever has become of it.</summary>
    public async Task<IReadOnlyList<(string Where, string What)>> OutboxRowsAsync()
    {
        List<(string, string)> rows = [];
        foreach (var teller in Tellers)
        {
            await using var source = NpgsqlDataSource.Create($"{_admin};Database={teller};Pooling=false");
            await using var ask = source.CreateCommand("select what from outbox_seen");
            await using var row = await ask.ExecuteReaderAsync();
            while (await row.ReadAsync())
                rows.Add(($"outbox of {teller}", row.GetString(0)));
        }

        return rows;
    }

    public override async ValueTask DisposeAsync()
    {
        if (Broker is not null)
            await Broker.DisposeAsync();
        await base.DisposeAsync();
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }

    // A row may be gone a moment after it was written: a copy stays.
    private async Task KeepWhatIsToldAsync(string teller)
    {
        await using var source = NpgsqlDataSource.Create($"{_admin};Database={teller};Pooling=false");
        await using var keep = source.CreateCommand(
            """
            create table outbox_seen (what text not null);
            create function outbox_is_seen() returns trigger language plpgsql security definer as
            $$ begin insert into outbox_seen select row_to_json(added)::text from added; return null; end $$;
            create trigger outbox_is_seen after insert on outbox referencing new table as added
            for each statement execute function outbox_is_seen();
            """
        );
        await keep.ExecuteNonQueryAsync();
    }

    private void Keep(Exchange exchange)
    {
        if (exchange.IsDone)
            _done[(exchange.Whose, exchange.Method, exchange.Path)] = exchange;
    }

    private static byte[] ReadWhileWritten(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray();
    }
}

/// <summary>Tests that look at the one city that was played for them all.</summary>
[CollectionDefinition(nameof(RehearsedCity))]
[Trait("System", "City")]
[TestClassOrderer(typeof(AttacksLast))]
public sealed class CityCollection : ICollectionFixture<RehearsedCity>;
