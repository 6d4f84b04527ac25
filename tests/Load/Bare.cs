using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AfterSchool.Load;

/// <summary>
/// The least that the same promise costs on this machine in this minute: a row committed, one message confirmed into a quorum queue,
/// one delivery, a row committed. No outbox, no inbox, no MassTransit, no EF Core.
/// </summary>
internal sealed class Bare : IAsyncDisposable
{
    private const string Queue = "bare";
    private readonly NpgsqlDataSource _database;
    private readonly IConnection _connection;
    private readonly IChannel _publishing;
    private readonly IChannel _consuming;

    private Bare(NpgsqlDataSource database, IConnection connection, IChannel publishing, IChannel consuming) =>
        (_database, _connection, _publishing, _consuming) = (database, connection, publishing, consuming);

    public static async Task<Bare> StartAsync(string broker, NpgsqlDataSource database)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)
        );
        var consuming = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: 32)
        );
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await publishing.QueueDeclareAsync(
            Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            arguments: arguments
        );
        var bare = new Bare(database, connection, publishing, consuming);
        await bare.ConsumeAsync();
        return bare;
    }

    /// <summary>Commits a row, then publishes it.</summary>
    public async Task TellAsync()
    {
        var id = Guid.CreateVersion7();
        await InsertAsync("insert into bare_committed (id) values ($1)", id);
        await _publishing.BasicPublishAsync(
            "",
            Queue,
            mandatory: true,
            new BasicProperties { Persistent = true },
            id.ToByteArray()
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _publishing.DisposeAsync();
        await _consuming.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task ConsumeAsync()
    {
        var consumer = new AsyncEventingBasicConsumer(_consuming);
        consumer.ReceivedAsync += async (_, letter) =>
        {
            await InsertAsync("insert into bare_consumed (message_id) values ($1)", new Guid(letter.Body.Span));
            await _consuming.BasicAckAsync(letter.DeliveryTag, multiple: false);
        };
        await _consuming.BasicQosAsync(0, 32, global: false);
        await _consuming.BasicConsumeAsync(Queue, autoAck: false, consumer);
    }

    private async Task InsertAsync(string sql, Guid id)
    {
#pragma warning disable CA2100 // Only the two constants above.
        await using var command = _database.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync();
    }
}
