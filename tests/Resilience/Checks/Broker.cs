using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace AfterSchool.Resilience.Checks;

/// <summary>What lies in the broker: who hears which message, and what waits in which queue.</summary>
internal sealed class Broker(Servers servers)
{
    /// <summary>Queues that hear a contract, by the contract's full name.</summary>
    public async Task<ILookup<string, string>> HearersAsync(CancellationToken ct)
    {
        var bindings = await AskAsync("bindings/%2F", ct);
        // MassTransit calls a message's exchange Namespace:Type, and binds to it an exchange named as the queue.
        return bindings
            .Select(one =>
                (From: one.GetProperty("source").GetString()!, To: one.GetProperty("destination").GetString()!)
            )
            .Where(one => one.From.StartsWith("AfterSchool.Contracts.", StringComparison.Ordinal))
            .ToLookup(one => one.From.Replace(':', '.'), one => one.To);
    }

    /// <summary>Messages ready in each queue that has any. Asked of the queues themselves: the management's figures are seconds old.</summary>
    public async Task<IReadOnlyList<(string Queue, uint Messages)>> WaitingAsync(CancellationToken ct)
    {
        var names = (await AskAsync("queues/%2F?columns=name,exclusive,auto_delete", ct))
            .Where(one => !one.GetProperty("auto_delete").GetBoolean())
            .Select(one => one.GetProperty("name").GetString()!);
        await using var connection = await new ConnectionFactory { Uri = servers.Broker }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        List<(string, uint)> waiting = [];
        foreach (var name in names)
            if ((await channel.QueueDeclarePassiveAsync(name, ct)).MessageCount is > 0 and var count)
                waiting.Add((name, count));
        return waiting;
    }

    private async Task<JsonElement[]> AskAsync(string path, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(servers.Management, "/api/") };
        var user = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.Broker.UserInfo));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(user));
        return (await http.GetFromJsonAsync<JsonElement[]>(path, ct))!;
    }
}
