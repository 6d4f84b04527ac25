using System.Diagnostics.Metrics;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Reads how many messages wait in each of the service's queues, and how many letters lie dead behind each.</summary>
internal sealed class QueueWatch : Watch<QueueWatch.Figures>
{
    private readonly ConsumerQueues _queues;
    private readonly ConnectionFactory _factory;
    private IConnection? _connection;

    public QueueWatch(
        ConsumerQueues queues,
        IConfiguration configuration,
        IMeterFactory meters,
        Watching often,
        ILogger<QueueWatch> log
    )
        : base(often, log)
    {
        _queues = queues;
        _factory = new ConnectionFactory
        {
            Uri = new Uri(MessagingSetup.Broker(configuration)),
            ClientProvidedName = nameof(QueueWatch),
        };
        var meter = meters.Create(Own.Name);
        meter.CreateObservableGauge(
            "afterschool.queue.waiting",
            () => Last?.Waiting ?? [],
            "{message}",
            "Messages in the queue that no consumer has taken yet."
        );
        meter.CreateObservableGauge(
            "afterschool.queue.dead",
            () => Last?.Dead ?? [],
            "{message}",
            "Letters that a consumer failed on (_error) or that killed it too often (_dead), by the queue they lie in."
        );
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_connection is { } open)
            await open.DisposeAsync();
    }

    /// <inheritdoc />
    protected override async Task<Figures> ReadAsync(CancellationToken ct)
    {
        // One connection for all looks: a broker writes down every one that comes and goes.
        if (_connection is not { IsOpen: true })
        {
            if (_connection is { } broken)
                await broken.DisposeAsync();
            _connection = await _factory.CreateConnectionAsync(ct);
        }

        await using var broker = new BrokerQueues(_connection);
        List<Measurement<long>> waiting = [];
        List<Measurement<long>> dead = [];
        foreach (var queue in _queues.Names)
        {
            // Until the bus has declared it, there is nothing to count.
            if (await broker.CountAsync(queue, ct) is not { } count)
                continue;
            waiting.Add(Of(queue, count));
            dead.Add(Of($"{queue}_error", await ErrorsAsync(broker, queue, ct)));
            dead.Add(Of($"{queue}_dead", await broker.CountAsync($"{queue}_dead", ct) ?? 0));
        }

        return new Figures([.. waiting], [.. dead]);
    }

    // The bus declares it with the first letter. Asked for before, the broker would write an error at every look; so it is declared
    // here, with the bus's own arguments.
    private static async Task<uint> ErrorsAsync(BrokerQueues broker, string queue, CancellationToken ct)
    {
        if (await broker.CountAsync($"{queue}_error", ct) is { } count)
            return count;
        await broker.DeclareAsync($"{queue}_error", MessagingSetup.ErrorQueueArguments(queue), ct);
        return 0;
    }

    private static Measurement<long> Of(string queue, uint count) =>
        new(count, new KeyValuePair<string, object?>(Own.Queue, queue));

    internal sealed record Figures(Measurement<long>[] Waiting, Measurement<long>[] Dead);
}
