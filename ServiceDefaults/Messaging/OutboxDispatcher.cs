using System.Diagnostics;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// Publishes outbox rows in order of writing, each confirmed by the broker before its row is put among the told ones; many
/// confirmations are awaited at once. Any number may run: rows are taken with <c>FOR UPDATE SKIP LOCKED</c>. It is woken by <c>NOTIFY</c> and looks
/// by itself every few seconds.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    IBusControl bus,
    NpgsqlDataSource dataSource,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    public const string Channel = "outbox";
    private const int BatchRows = 200;

    // Below half of the 128 that RabbitMQ.Client lets a channel leave unconfirmed: from there on it delays, and order with it.
    private const int MostUnconfirmed = 50;
    private const int LastAttempt = 10;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // A minute: a queue that can never be made must not keep everything else from being told.
    private const int OwnQueuesTicks = 600;
    private static readonly TimeSpan OwnQueuesTick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(15);
    internal static readonly ActivitySource Source = new("AfterSchool.Outbox");
    private readonly HashSet<string> _declared = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        await Task.WhenAll(ListenAsync(wake, stoppingToken), DispatchAsync(wake, stoppingToken));
    }

    private async Task ListenAsync(SemaphoreSlim wake, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(ct);
                connection.Notification += (_, _) => wake.Release();
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(ct);
                while (true)
                    await connection.WaitAsync(ct);
            }
            catch (Exception problem) when (problem is NpgsqlException or IOException or TimeoutException)
            {
                ListeningBroke(log, problem.GetType().Name);
                await Pause(Look, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task DispatchAsync(SemaphoreSlim wake, CancellationToken ct)
    {
        // A broker forgets what it is told for nobody, so the own queues must be there first; those of others are the AppHost's affair.
        for (var tick = 0; tick < OwnQueuesTicks && !BrokerIsThere() && !ct.IsCancellationRequested; tick++)
            await Pause(OwnQueuesTick, ct);
        while (!ct.IsCancellationRequested)
        {
            var full = false;
            try
            {
                full = await DispatchBatchAsync(ct) == BatchRows;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
                when (problem
                        is NpgsqlException
                            or DbUpdateException
                            or InvalidOperationException
                            or BrokerAwayException
                )
            {
                BatchBroke(log, problem.GetType().Name);
                await Pause(TimeSpan.FromSeconds(1), ct);
            }

            if (full)
                continue;
            await wake.WaitAsync(Look, ct).ContinueWith(_ => { }, TaskScheduler.Default);
            while (wake.CurrentCount > 0 && await wake.WaitAsync(0, CancellationToken.None)) { }
        }
    }

    /// <summary>One batch in one transaction: a crash before the commit publishes its rows again, and consumers know them.</summary>
    private async Task<int> DispatchBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db
            .Outbox.FromSql(
                $"""
                select * from outbox
                where parked_at is null and (not_before is null or not_before <= clock_timestamp())
                order by sequence limit {BatchRows} for update skip locked
                """
            )
            .ToListAsync(ct);
        List<Guid> confirmed = [];
        try
        {
            await PublishAsync(rows, confirmed, ct);
        }
        finally
        {
            // What the broker has confirmed is done, whatever became of the rest.
            await db.SaveChangesAsync(CancellationToken.None);
            await db.KeepToldAsync(confirmed, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return rows.Count;
    }

    /// <summary>
    /// In order, without awaiting one confirmation before the next message. Only the first of its kind goes alone: its exchange is
    /// declared before it, and those behind would overtake it.
    /// </summary>
    private async Task PublishAsync(List<OutboxMessage> rows, List<Guid> confirmed, CancellationToken ct)
    {
        List<(OutboxMessage Row, Task<Exception?> Sent)> unconfirmed = [];
        foreach (var row in rows)
        {
            var isFirst = _declared.Add(row.Contract);
            if (isFirst || unconfirmed.Count == MostUnconfirmed)
                await ConfirmAsync(unconfirmed, confirmed, ct);
            unconfirmed.Add((row, SendAsync(row, ct)));
            if (isFirst)
                await ConfirmAsync(unconfirmed, confirmed, ct);
        }

        await ConfirmAsync(unconfirmed, confirmed, ct);
    }

    /// <summary>Sends one; the failure, or nothing once the broker has confirmed it.</summary>
    private async Task<Exception?> SendAsync(OutboxMessage row, CancellationToken ct)
    {
        using var activity = Source.StartActivity("outbox publish", ActivityKind.Producer, row.TraceParent);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(PublishLimit);
        try
        {
            var type =
                typeof(SchoolRecorded).Assembly.GetType(row.Contract)
                ?? throw new JsonException($"{row.Contract} is no contract of this version.");
            var message =
                JsonSerializer.Deserialize(row.Body, type, Outbox.Json) ?? throw new JsonException("The body is null.");
            // The limit is kept here, whatever the library makes of the token when the connection has gone.
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(c => c.MessageId = row.Id), limit.Token)
                .WaitAsync(limit.Token);
            return null;
        }
#pragma warning disable CA1031 // Whose fault it was is judged when all have answered.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return problem;
        }
    }

    private async Task ConfirmAsync(
        List<(OutboxMessage Row, Task<Exception?> Sent)> unconfirmed,
        List<Guid> confirmed,
        CancellationToken ct
    )
    {
        var isBrokerAway = false;
        foreach (var (row, sent) in unconfirmed)
        {
            if (await sent is not { } problem)
                confirmed.Add(row.Id);
            else if (IsItsOwnFault(problem) || (problem is not OperationCanceledException && BrokerIsThere()))
                SetBack(row, problem);
            else
                isBrokerAway = true;
        }

        unconfirmed.Clear();
        if (!isBrokerAway)
            return;
        // On the next connection every exchange is declared anew.
        _declared.Clear();
        ct.ThrowIfCancellationRequested();
        throw new BrokerAwayException();
    }

    private void SetBack(OutboxMessage row, Exception problem)
    {
        // The real clock: a shifted one must not hold back what is told.
        var now = TimeProvider.System.GetUtcNow();
        (row.Attempts, row.Problem) = (row.Attempts + 1, problem.GetType().Name);
        if (row.Attempts >= LastAttempt)
            row.ParkedAt = now;
        else
            row.NotBefore = now + TimeSpan.FromMilliseconds(100 * Math.Pow(2, row.Attempts));
        RowFailed(log, row.Id, row.Contract, row.Attempts, row.Problem);
    }

    private static bool IsItsOwnFault(Exception problem) => problem is JsonException or NotSupportedException;

    private bool BrokerIsThere() => bus.CheckHealth().Status == BusHealthStatus.Healthy;

    private static Task Pause(TimeSpan time, CancellationToken ct) =>
        Task.Delay(time, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    [LoggerMessage(LogLevel.Warning, "Listening for outbox rows broke ({Problem}); listening again.")]
    private static partial void ListeningBroke(ILogger log, string problem);

    [LoggerMessage(LogLevel.Warning, "An outbox batch was cut short ({Problem}); its unconfirmed rows stay.")]
    private static partial void BatchBroke(ILogger log, string problem);

    [LoggerMessage(LogLevel.Error, "Outbox row {Id} ({Contract}) failed for the {Attempts}. time: {Problem}.")]
    private static partial void RowFailed(ILogger log, Guid id, string contract, int attempts, string problem);

    private sealed class BrokerAwayException() : Exception("The broker cannot be reached.");
}
