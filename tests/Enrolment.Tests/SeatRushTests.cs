using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Enrolment.Tests;

/// <summary>
/// Four thousand claims at two replicas, one of which is killed in the middle and comes back; whoever gets no answer
/// asks again, at whichever replica. What everybody was answered is then what the database says.
/// </summary>
public sealed class SeatRushTests
{
    private const int Claims = 4_000;
    private const int Callers = 96;
    private const int KilledAfter = 800;

    [Fact]
    public async Task Nothing_is_lost_doubled_or_oversold_when_a_replica_is_killed_in_the_middle()
    {
        var tokens = new TestTokens();
        await using var keys = await KeyServer.StartAsync(tokens);
        var settings = await SettingsAsync(keys.Address);
        await using var database = NpgsqlDataSource.Create(settings["ConnectionStrings:database"]!);
        var crowd = await Crowd.EnterAsync(database, "430102", new(2, 30, 16, 800, 200));
        var started = await Task.WhenAll(
            ServiceProcess.StartAsync("services/Enrolment", settings),
            ServiceProcess.StartAsync("services/Enrolment", settings)
        );
        await using var steady = started[0];
        await using var killed = started[1];
        var rush = new Rush(crowd, [steady.Address, killed.Address], tokens);

        var all = rush.PlayAsync(Claims, Callers);
        await rush.AnsweredAsync(KilledAfter);
        await killed.KillAsync();
        await killed.StartAsync();
        await all;

        Assert.True(rush.AskedAgain > 0, "the kill met nobody");
        Assert.Equal(Claims, rush.Answers.Count);
        Assert.Equal(
            ["200", "404", "seat-clash", "seat-full", "seat-yours"],
            rush.Answers.Values.Select(one => one.Code).Distinct().Order()
        );
        await AreWhatTheDatabaseSaysAsync(rush, database);
        await HaveTheSameAnswerAgainAsync(rush);
    }

    private static async Task AreWhatTheDatabaseSaysAsync(Rush rush, NpgsqlDataSource database)
    {
        var given = rush.Answers.Values.Where(one => one.Code == "200").SelectMany(one => one.Places).ToHashSet();
        Assert.Equal(given.Count, rush.Answers.Values.Sum(one => one.Places.Count));
        Assert.Equal(given, (await ListAsync(database, "select id from place")).ToHashSet());
        // Each with all that belongs to it, and nothing that belongs to none.
        foreach (
            var table in (string[])["enrolment_request", "request_choice", "place_slot", "outbox_and_told", "decision"]
        )
            Assert.Equal(given.Count, await CountAsync(database, $"select count(*) from {table}"));
        Assert.Equal(0, await CountAsync(database, "select count(*) from seats where taken > capacity"));
        Assert.Equal(given.Count, await CountAsync(database, "select sum(taken) from seats"));
        Assert.Equal(
            0,
            await CountAsync(
                database,
                """
                select count(*) from seats where taken <> (select count(*) from place where place.offering_id = seats.offering_id)
                """
            )
        );
    }

    private static async Task HaveTheSameAnswerAgainAsync(Rush rush)
    {
        foreach (var (claim, before) in rush.Answers.Where(one => one.Value.Code == "200").Take(100))
            Assert.Equal(before.Body, (await rush.AskAsync(claim)).Body);
    }

    private static async Task<Dictionary<string, string?>> SettingsAsync(string directory)
    {
        var (admin, name) = (await Backends.PostgresAsync(), await Backends.NewDatabaseNameAsync("rush"));
        var own = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = name,
            Username = name,
            Password = "a-password-of-a-test",
            MaxPoolSize = 20,
        }.ConnectionString;
        await Migrate.RunAsync(admin, own, StorageSetup.Create<EnrolmentDb>, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create($"{admin};Database={name};Pooling=false");
        await using (
            var view = source.CreateCommand(
                $"""
                create view outbox_and_told as select id from outbox union select id from told;
                grant select on outbox_and_told to "{name}"
                """
            )
        )
            await view.ExecuteNonQueryAsync();
        return new()
        {
            ["ConnectionStrings:database"] = own,
            ["ConnectionStrings:messaging"] = await Backends.CreateVirtualHostAsync(),
            ["Sealing:Names"] = KeyRing.NewKey(),
            ["Sealing:Grounds"] = KeyRing.NewKey(),
            ["Access:Issuer"] = TestTokens.Issuer,
            ["services:directory:http:0"] = directory,
            ["Logging:LogLevel:Default"] = "Warning",
        };
    }

    private static async Task<List<Guid>> ListAsync(NpgsqlDataSource database, string sql)
    {
        List<Guid> ids = [];
        await using var ask = database.CreateCommand(sql);
        await using var row = await ask.ExecuteReaderAsync();
        while (await row.ReadAsync())
            ids.Add(row.GetGuid(0));
        return ids;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var ask = database.CreateCommand(sql);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}

/// <summary>A crowd that claims at several replicas, each claim until it is answered.</summary>
internal sealed class Rush(Crowd crowd, Uri[] replicas, TestTokens tokens)
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<Guid, string> _tokens = new();
    private int _askedAgain;

    public ConcurrentDictionary<Claimed, Answered> Answers { get; } = new();

    public int AskedAgain => _askedAgain;

    public Task AnsweredAsync(int claims) =>
        Eventually.True(() => Answers.Count >= claims, $"{claims} claims are answered", TimeSpan.FromMinutes(3));

    public Task PlayAsync(int claims, int callers)
    {
        // The seed of what is claimed; who comes first is the machine's affair.
        var chance = new Random(7);
        var all = Enumerable.Range(0, claims).Select(_ => Next(chance)).ToArray();
        return Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (claim, _) => Answers[claim] = await AskAsync(claim)
        );
    }

    public async Task<Answered> AskAsync(Claimed claim)
    {
        for (var at = claim.Id.GetHashCode() & 1; ; at = 1 - at)
            try
            {
                using var answer = await _http.SendAsync(RequestOf(claim, replicas[at]));
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    throw new HttpRequestException("not now");
                return await ReadAsync(answer);
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException or IOException)
            {
                Interlocked.Increment(ref _askedAgain);
                await Task.Yield();
            }
    }

    // Mostly one child; now and then two together, or a child of somebody else.
    private Claimed Next(Random chance)
    {
        var first = chance.Next(crowd.Pupils.Length);
        List<(Guid, Guid)> seats = [SeatOf(first, chance)];
        if (chance.Next(10) == 0)
            seats.Add(SeatOf((first + crowd.Accounts.Length) % crowd.Pupils.Length, chance));
        var account =
            chance.Next(50) == 0 ? crowd.Accounts[(first + 1) % crowd.Accounts.Length] : crowd.GuardianOf(first);
        return new Claimed(Guid.CreateVersion7(), account, [.. seats.Distinct()]);
    }

    private (Guid Pupil, Guid Offering) SeatOf(int pupil, Random chance)
    {
        var offerings = crowd.Offerings.Length / crowd.Schools.Length;
        var offering = chance.Next(offerings) * crowd.Schools.Length + crowd.SchoolOf(pupil);
        return (crowd.Pupils[pupil], crowd.Offerings[offering]);
    }

    private HttpRequestMessage RequestOf(Claimed claim, Uri replica) =>
        new(HttpMethod.Put, new Uri(replica, $"/enrolment/v1/seat-claims/{claim.Id}"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(claim.Account)) },
            Content = JsonContent.Create(
                new { seats = claim.Seats.Select(one => new { pupilId = one.Pupil, offeringId = one.Offering }) }
            ),
        };

    private string TokenOf(Guid account) => _tokens.GetOrAdd(account, one => tokens.For(one, [Roles.Guardian]));

    private static async Task<Answered> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return new("404", body, []);
        var said = JsonSerializer.Deserialize<JsonElement>(body);
        return answer.StatusCode == HttpStatusCode.OK
            ? new(
                "200",
                body,
                [.. said.GetProperty("seats").EnumerateArray().Select(one => one.GetProperty("placeId").GetGuid())]
            )
            : new(said.TryGetProperty("code", out var code) ? code.GetString()! : body, body, []);
    }
}

/// <summary>A claim.</summary>
internal sealed record Claimed(Guid Id, Guid Account, IReadOnlyList<(Guid Pupil, Guid Offering)> Seats);

/// <summary>Its answer.</summary>
internal sealed record Answered(string Code, string Body, IReadOnlyList<Guid> Places);
