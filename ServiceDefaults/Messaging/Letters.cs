using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// The operator's <c>letters</c> command: what failed (<c>*_error</c>) and what a killed consumer left (<c>*_dead</c>), listed and
/// replayed to the queue it came from. Bodies are never shown.
/// </summary>
internal static class Letters
{
    private static readonly string[] Ends = ["_error", "_dead"];

    public static async Task RunAsync(IServiceProvider services, string[] args, TextWriter answer, CancellationToken ct)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(MessagingSetup.Broker(services.GetRequiredService<IConfiguration>())),
        };
        await using var connection = await factory.CreateConnectionAsync(ct);
        var queues = services.GetRequiredService<ConsumerQueues>().Names;
        switch (args)
        {
            case [] or ["list"]:
                await ListAsync(connection, queues, answer, ct);
                break;
            case ["replay", var only]:
                await ReplayAsync(connection, [.. queues.Where(queue => only == "all" || only == queue)], answer, ct);
                break;
            default:
                await answer.WriteLineAsync("letters list | letters replay QUEUE | letters replay all");
                break;
        }
    }

    private static async Task ListAsync(
        IConnection connection,
        string[] queues,
        TextWriter answer,
        CancellationToken ct
    )
    {
        await using var broker = new BrokerQueues(connection);
        foreach (var queue in queues)
        foreach (var end in Ends)
            if (await broker.CountAsync(queue + end, ct) is > 0 and var count)
                await answer.WriteLineAsync($"{count}\t{queue}{end}");
    }

    private static async Task ReplayAsync(
        IConnection connection,
        string[] queues,
        TextWriter answer,
        CancellationToken ct
    )
    {
        await using var broker = new BrokerQueues(connection);
        foreach (var queue in queues)
        foreach (var end in Ends)
        {
            var letters = await broker.CountAsync(queue + end, ct) ?? 0;
            if (letters == 0)
                continue;
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(
                    publisherConfirmationsEnabled: true,
                    publisherConfirmationTrackingEnabled: true
                ),
                ct
            );
            // As many as there were at the start: a letter that fails again must not be replayed for ever.
            for (var left = letters; left > 0; left--)
            {
                if (await channel.BasicGetAsync(queue + end, autoAck: false, ct) is not { } letter)
                    break;
                // Taken from the failed queue only once the broker has confirmed it in its own.
                await channel.BasicPublishAsync(
                    "",
                    queue,
                    true,
                    new BasicProperties(letter.BasicProperties),
                    letter.Body,
                    ct
                );
                await channel.BasicAckAsync(letter.DeliveryTag, multiple: false, ct);
            }

            await answer.WriteLineAsync($"{letters}\t{queue}{end}\treplayed");
        }
    }
}

/// <summary>Names of the service's queues: one for each consumer.</summary>
/// <param name="Names">Queue names.</param>
internal sealed record ConsumerQueues(string[] Names);
