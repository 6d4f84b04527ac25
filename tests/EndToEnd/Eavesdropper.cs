using System.Collections.Concurrent;
using System.Text;
using AfterSchool.Contracts.Directory;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AfterSchool.EndToEnd;

/// <summary>Listens to every exchange of the system, and keeps what it hears as it is: headers and bodies.</summary>
internal sealed class Eavesdropper : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Exchange, byte[] Letter)> _heard = new();
    private readonly IConnection _connection;

    private Eavesdropper(IConnection connection) => _connection = connection;

    /// <summary>What was heard so far, by the exchange it came from.</summary>
    public IReadOnlyCollection<(string Exchange, byte[] Letter)> Heard => [.. _heard];

    /// <summary>Starts listening.</summary>
    public static async Task<Eavesdropper> StartAsync(string broker)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker) };
        var eavesdropper = new Eavesdropper(await factory.CreateConnectionAsync());
        await eavesdropper.ListenAsync();
        return eavesdropper;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task ListenAsync()
    {
        var channel = await _connection.CreateChannelAsync();
        var queue = await channel.QueueDeclareAsync();
        foreach (var contract in typeof(SchoolRecorded).Assembly.GetExportedTypes())
        {
            var exchange = $"{contract.Namespace}:{contract.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue.QueueName, exchange, routingKey: "");
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, letter) =>
        {
            var headers = letter.BasicProperties.Headers ?? new Dictionary<string, object?>();
            var said = headers.Select(header => $"{header.Key}: {Text(header.Value)}\n");
            _heard.Enqueue(
                (letter.Exchange, [.. Encoding.UTF8.GetBytes(string.Concat(said)), .. letter.Body.ToArray()])
            );
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    private static string Text(object? value) => value is byte[] text ? Encoding.UTF8.GetString(text) : $"{value}";
}
