using System.Diagnostics;
using System.Net;
using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Messaging;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_message_goes_out_only_when_its_transaction_commits()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var service = await ProbeService.StartAsync(backends);
        var (dropped, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await service.TellAsync(commit: false, Said.Substantiated(dropped));
        await service.TellAsync(commit: true, Said.Substantiated(kept));

        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == kept);
        Assert.DoesNotContain(told.Of<CaseSubstantiated>(), one => one.CaseId == dropped);
        await IsEmptyAsync(service);
    }

    [Fact]
    public async Task What_is_written_while_the_broker_is_away_goes_out_in_order_once_it_is_back()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var wire = Wire.To(new Uri(backends.Broker));
        await using var service = await ProbeService.StartAsync(backends, wire.Through(backends.Broker));
        await service.IsConnectedAsync();
        var cases = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();

        wire.Cut();
        foreach (var one in cases)
            await service.TellAsync(commit: true, Said.Substantiated(one));
        var waiting = await service.InDbAsync((_, db) => db.Outbox.CountAsync());
        wire.Mend();

        Assert.Equal(20, waiting);
        await Eventually.True(
            () => cases.All(one => told.Of<CaseSubstantiated>().Any(heard => heard.CaseId == one)),
            "all twenty are told",
            TimeSpan.FromSeconds(90)
        );
        Assert.Equal(cases, told.Of<CaseSubstantiated>().Select(heard => heard.CaseId).Distinct());
        await IsEmptyAsync(service);
    }

    [Fact]
    public async Task Nobody_is_ready_before_the_queues_are_made_and_everybody_stays_so_while_the_broker_is_away_later()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var wire = Wire.To(new Uri(backends.Broker));
        wire.Cut();
        await using var service = await ProbeService.StartAsync(backends, wire.Through(backends.Broker));
        using var anybody = service.Anonymous();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync());

        wire.Mend();
        await Eventually.Equal(HttpStatusCode.OK, ReadyAsync, "it is ready");

        wire.Cut();
        await Eventually.True(
            () => service.Services.GetRequiredService<IBusControl>().CheckHealth().Status != BusHealthStatus.Healthy,
            "the bus knows that the broker is away",
            TimeSpan.FromSeconds(60)
        );
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync());

        async Task<HttpStatusCode> ReadyAsync()
        {
            using var answer = await anybody.GetAsync("/health/ready");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task What_was_sent_but_not_confirmed_is_sent_again()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var wire = Wire.To(new Uri(backends.Broker));
        await using var service = await ProbeService.StartAsync(backends, wire.Through(backends.Broker));
        var (first, lost) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.TellAsync(commit: true, Said.Substantiated(first));
        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == first);

        wire.Swallow();
        await service.TellAsync(commit: true, Said.Substantiated(lost));
        // More than a heartbeat: the message itself is on its way to nowhere.
        await Eventually.True(() => wire.Swallowed > 500, "the message is sent");
        wire.Cut();
        wire.Mend();

        await Eventually.True(
            () => told.Of<CaseSubstantiated>().Any(one => one.CaseId == lost),
            "it is told after all",
            TimeSpan.FromSeconds(90)
        );
    }

    [Fact]
    public async Task Messages_of_several_kinds_go_out_in_the_order_written()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        var cases = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray();

        await service.InDbAsync(
            (services, db) =>
            {
                var outbox = services.GetRequiredService<Outbox>();
                // Every third is of a kind whose exchange is not declared yet when the first of them is sent.
                foreach (var (id, at) in cases.Select((id, at) => (id, at)))
                    if (at % 3 == 2)
                        outbox.Publish(Said.Sanction(id));
                    else
                        outbox.Publish(Said.Substantiated(id));
                return db.SaveChangesAsync();
            }
        );

        await Eventually.True(() => told.Of<object>().Count >= 200, "all are told");
        Assert.Equal(cases, told.Of<object>().Select(CaseOf));
    }

    [Fact]
    public async Task Two_dispatchers_at_once_tell_each_message_once()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var one = await ProbeService.StartAsync(backends);
        await using var other = await ProbeService.StartAsync(backends);
        var cases = Enumerable.Range(0, 600).Select(_ => Guid.CreateVersion7()).ToArray();

        await Task.WhenAll(
            cases.Chunk(30).Select(some => one.TellAsync(commit: true, [.. some.Select(id => Said.Substantiated(id))]))
        );

        await IsEmptyAsync(one);
        await Eventually.True(() => told.Of<CaseSubstantiated>().Count >= 600, "all are told");
        Assert.Equal(cases.Order(), told.Of<CaseSubstantiated>().Select(heard => heard.CaseId).Order());
    }

    [Fact]
    public async Task A_row_that_another_dispatcher_holds_keeps_nobody_waiting()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var holder = NpgsqlDataSource.Create(backends.Runtime);
        var (held, free) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var first = await ProbeService.StartAsync(backends, broker: "amqp://127.0.0.1:1"))
            await first.TellAsync(commit: true, Said.Substantiated(held));
        await using var connection = await holder.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select * from outbox for update", connection, transaction))
            await hold.ExecuteNonQueryAsync();

        await using var service = await ProbeService.StartAsync(backends);
        await service.TellAsync(commit: true, Said.Substantiated(free));

        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == free);
        Assert.DoesNotContain(told.Of<CaseSubstantiated>(), one => one.CaseId == held);
        await transaction.RollbackAsync();
        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == held);
    }

    [Fact]
    public async Task A_commit_wakes_the_dispatcher_before_it_looks_by_itself()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();

        // It looks every 5 s: without being woken, each message would wait that long behind the one before, 15 s in all.
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 4; i++)
        {
            var id = Guid.CreateVersion7();
            await service.TellAsync(commit: true, Said.Substantiated(id));
            await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == id);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 14);
    }

    [Fact]
    public async Task A_poisoned_row_is_set_aside_after_ten_attempts_and_holds_nobody_up()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var told = await Listener.StartAsync(backends.Broker);
        await using var service = await ProbeService.StartAsync(backends);
        var (poison, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await service.InDbAsync(
            (_, db) =>
            {
                db.Outbox.Add(
                    new OutboxMessage
                    {
                        Id = poison,
                        Contract = typeof(CaseSubstantiated).FullName!,
                        Body = "{ this is no JSON",
                        WrittenAt = DateTimeOffset.UnixEpoch,
                    }
                );
                return db.SaveChangesAsync();
            }
        );
        await service.TellAsync(commit: true, Said.Substantiated(good));

        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == good);
        await Eventually.True(
            () => service.InDbAsync((_, db) => IsParkedAsync(db, poison)),
            "the row is set aside",
            TimeSpan.FromSeconds(120)
        );
        var row = await service.InDbAsync((_, db) => db.Outbox.SingleAsync());
        Assert.Equal((10, "JsonException"), (row.Attempts, row.Problem));
    }

    private static Guid CaseOf(object heard) =>
        heard is SanctionImposed sanction ? sanction.CaseId : ((CaseSubstantiated)heard).CaseId;

    // Its pauses grow to minutes; the test only takes the waiting away.
    private static async Task<bool> IsParkedAsync(ProbeDb db, Guid poison)
    {
        await db.Database.ExecuteSqlAsync($"update outbox set not_before = null where id = {poison}");
        await db.Database.ExecuteSqlAsync($"select pg_notify('outbox', '')");
        return await db.Outbox.AnyAsync(row => row.Id == poison && row.ParkedAt != null);
    }

    private static Task IsEmptyAsync(ProbeService service) =>
        Eventually.Equal(0, () => service.InDbAsync((_, db) => db.Outbox.CountAsync()), "rows left in the outbox");
}
