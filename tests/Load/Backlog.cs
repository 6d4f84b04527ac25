using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.EndToEnd;
using Npgsql;

namespace AfterSchool.Load;

/// <summary>What has been told and not yet applied: rows in the outboxes, messages in the queues.</summary>
internal sealed class Backlog : IAsyncDisposable
{
    private static readonly string[] Tellers = ["directory", "enrolment", "fees", "staffing", "safety", "supervision"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly NpgsqlDataSource[] _databases;
    private readonly HttpClient _management;

    private Backlog(NpgsqlDataSource[] databases, HttpClient management) =>
        (_databases, _management) = (databases, management);

    public static async Task<Backlog> OfAsync(RunningSystem system)
    {
        var server = await system.ConnectionStringAsync("postgres");
        var broker = new Uri(await system.ConnectionStringAsync("messaging"));
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo));
        return new(
            [.. Tellers.Select(name => NpgsqlDataSource.Create($"{server};Database={name};Maximum Pool Size=1"))],
            new HttpClient
            {
                BaseAddress = system.At("messaging", "management"),
                DefaultRequestHeaders =
                {
                    Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials)),
                },
            }
        );
    }

    /// <summary>Waits until everything told is applied; the seconds that took.</summary>
    public async Task<double> IsGoneAsync()
    {
        var watch = Stopwatch.StartNew();
        while (await CountAsync() > 0)
            if (watch.Elapsed > Limit)
                throw new TimeoutException($"{await CountAsync()} messages are still under way.");
            else
                await Task.Delay(100);
        return watch.Elapsed.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        _management.Dispose();
        foreach (var database in _databases)
            await database.DisposeAsync();
    }

    private async Task<long> CountAsync()
    {
        var queued = 0L;
        foreach (var queue in (await _management.GetFromJsonAsync<JsonElement>("/api/queues")).EnumerateArray())
            // A queue that was made a moment ago has no figures yet.
            if (queue.TryGetProperty("messages", out var messages))
                queued += messages.GetInt64();
        foreach (var database in _databases)
        {
            await using var count = database.CreateCommand("select count(*) from outbox");
            queued += (long)(await count.ExecuteScalarAsync())!;
        }

        return queued;
    }
}
