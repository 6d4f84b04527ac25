using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Asks the broker about its queues, over one channel for as long as they are there.</summary>
internal sealed class BrokerQueues(IConnection connection) : IAsyncDisposable
{
    private IChannel? _channel;

    /// <summary>Messages that nobody has taken; null when there is no such queue.</summary>
    public async Task<uint?> CountAsync(string queue, CancellationToken ct)
    {
        _channel ??= await connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return (await _channel.QueueDeclarePassiveAsync(queue, ct)).MessageCount;
        }
        catch (OperationInterruptedException)
        {
            // The broker closes a channel that asks for what is not there.
            await DisposeAsync();
            return null;
        }
    }

    /// <summary>Makes a queue that outlives the broker.</summary>
    public async Task DeclareAsync(string queue, IDictionary<string, object?> arguments, CancellationToken ct)
    {
        _channel ??= await connection.CreateChannelAsync(cancellationToken: ct);
        await _channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            arguments,
            cancellationToken: ct
        );
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_channel is { } open)
            await open.DisposeAsync();
        _channel = null;
    }
}
