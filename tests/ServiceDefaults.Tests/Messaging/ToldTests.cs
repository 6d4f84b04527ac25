using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Messaging;

/// <summary>What was told is kept, is told again when the broker has lost it, and is forgotten in the end.</summary>
public sealed class ToldTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task What_a_broker_lost_is_told_again_in_the_order_written_and_nothing_is_applied_twice()
    {
        var backends = await ProbeBackends.NewAsync();
        var cases = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToArray();
        await using (var before = await ProbeService.StartAsync(backends))
        {
            await before.IsConnectedAsync();
            await before.TellAsync(commit: true, [.. cases.Select(id => Said.Substantiated(id))]);
            await IsMarkedOnceAsync(before, cases);
        }

        // As if every other one had been lost with the broker, after it was told and before it was applied.
        await AsAdminAsync(
            backends,
            """
            delete from inbox where message_id in (select id from told where sequence % 2 = 0);
            delete from mark where subject_id in (select (body::json ->> 'caseId')::uuid from told where sequence % 2 = 0)
            """
        );
        var other = new ProbeBackends
        {
            Admin = backends.Admin,
            Runtime = backends.Runtime,
            Broker = await Backends.CreateVirtualHostAsync(),
        };
        await using var told = await Listener.StartAsync(other.Broker);
        await using var again = await ProbeService.StartAsync(other);
        // Not before the queues are there: what is told for nobody is confirmed and forgotten.
        await again.IsConnectedAsync();
        Assert.Equal(40, await again.InDbAsync((_, db) => db.RetellAsync(CancellationToken.None)));

        await IsMarkedOnceAsync(again, cases);
        await told.FirstAsync<CaseSubstantiated>(one => one.CaseId == cases[^1]);
        Assert.Equal(cases, told.Of<CaseSubstantiated>().Select(heard => heard.CaseId));
        Assert.Equal(40, await again.InDbAsync((_, db) => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task A_dead_letter_that_went_with_the_broker_is_tried_again()
    {
        var backends = await ProbeBackends.NewAsync();
        var subject = Guid.CreateVersion7();
        FailWhenSanctionImposed.Broken[subject] = true;
        await using (var before = await ProbeService.StartAsync(backends))
        {
            await before.IsConnectedAsync();
            await before.TellAsync(commit: true, Said.Sanction(subject));
            await Eventually.True(
                () => before.InDbAsync((_, db) => db.Told.AnyAsync()),
                "the message is told and cannot be applied"
            );
        }
        FailWhenSanctionImposed.Broken.Remove(subject, out _);

        var other = new ProbeBackends
        {
            Admin = backends.Admin,
            Runtime = backends.Runtime,
            Broker = await Backends.CreateVirtualHostAsync(),
        };
        await using var service = await ProbeService.StartAsync(other);
        await service.IsConnectedAsync();
        await service.InDbAsync((_, db) => db.RetellAsync(CancellationToken.None));

        await IsMarkedOnceAsync(service, [subject]);
    }

    [Fact]
    public async Task What_was_told_is_forgotten_after_its_days_and_no_sooner()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var service = await ProbeService.StartAsync(backends, broker: "amqp://127.0.0.1:1");
        await service.InDbAsync(
            (_, db) =>
            {
                db.Told.AddRange(
                    Kept(1, made: 15 * Day, told: 15 * Day),
                    Kept(2, made: 13 * Day, told: 13 * Day),
                    // Written long ago, while the broker was away.
                    Kept(3, made: 15 * Day, told: 1 * Day)
                );
                return db.SaveChangesAsync();
            }
        );

        await ForgetAsync(service);

        Assert.Equal(
            [2, 3],
            await service.InDbAsync((_, db) => db.Told.Select(row => row.Sequence).Order().ToListAsync())
        );
    }

    [Fact]
    public async Task Receipts_outlive_what_is_kept_and_a_retelling_keeps_them_longer()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var service = await ProbeService.StartAsync(backends, broker: "amqp://127.0.0.1:1");
        await service.InDbAsync(
            (_, db) =>
            {
                db.Inbox.AddRange(
                    Applied("long ago", made: 91 * Day, applied: 91 * Day),
                    Applied("a while ago", made: 89 * Day, applied: 89 * Day),
                    Applied("late", made: 91 * Day, applied: 1 * Day)
                );
                return db.SaveChangesAsync();
            }
        );
        // As after the restore of an old backup: its oldest receipts are those of what is about to be told again.
        await service.InDbAsync((_, db) => db.RetellAsync(CancellationToken.None));
        await ForgetAsync(service);
        Assert.Equal(["a while ago", "late", "long ago"], await ReceiptsAsync(service));

        await AsAdminAsync(backends, "update retelling set at = at - interval '31 days'");
        await ForgetAsync(service);
        Assert.Equal(["a while ago", "late"], await ReceiptsAsync(service));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("31")]
    public void Keeping_for_so_many_days_is_refused(string days)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Messaging:KeepToldDays"] = days })
            .Build();

        var refused = Assert.Throws<InvalidOperationException>(() => KeptFor.Read(settings));

        Assert.Contains($"is {days}; give days from 1 to 30", refused.Message, StringComparison.Ordinal);
    }

    private static ToldMessage Kept(long sequence, TimeSpan made, TimeSpan told) =>
        new()
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - made),
            Sequence = sequence,
            Contract = "any",
            Body = "{}",
            WrittenAt = TimeProvider.System.GetUtcNow() - made,
            ToldAt = TimeProvider.System.GetUtcNow() - told,
        };

    private static InboxReceipt Applied(string consumer, TimeSpan made, TimeSpan applied) =>
        new()
        {
            MessageId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - made),
            Consumer = consumer,
            AppliedAt = TimeProvider.System.GetUtcNow() - applied,
        };

    private static Task<int> ForgetAsync(ProbeService service) =>
        service
            .Services.GetServices<IHostedService>()
            .OfType<ForgetTold>()
            .Single()
            .ForgetAsync(CancellationToken.None);

    private static Task<List<string>> ReceiptsAsync(ProbeService service) =>
        service.InDbAsync((_, db) => db.Inbox.Select(row => row.Consumer).Order().ToListAsync());

    private static Task IsMarkedOnceAsync(ProbeService service, Guid[] subjects) =>
        Eventually.Equal(
            string.Join(' ', subjects.Order()),
            async () =>
                string.Join(
                    ' ',
                    await service.InDbAsync((_, db) => db.Marks.Select(mark => mark.SubjectId).Order().ToListAsync())
                ),
            "what left a mark"
        );

    private static async Task AsAdminAsync(ProbeBackends backends, string sql)
    {
        var database = new NpgsqlConnectionStringBuilder(backends.Runtime).Database;
        await using var source = NpgsqlDataSource.Create($"{backends.Admin};Database={database};Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
