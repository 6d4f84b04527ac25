using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Telemetry;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

/// <summary>What an operator is told: how much waits and how long, what is dead, what is owed.</summary>
public sealed class MeasuresTests(SilentReceiver receiver) : IClassFixture<SilentReceiver>
{
    private const string FailingQueue = "probe-fail-when-sanction-imposed";
    private const string MarkingQueue = "probe-mark-when-case-substantiated";

    [Fact]
    public async Task The_outbox_tells_how_much_waits_how_long_and_what_was_set_aside()
    {
        await using var service = await StartAsync(await ProbeBackends.NewAsync(), broker: "amqp://127.0.0.1:1");
        using var heard = new Heard(service.Services);

        await IsAsync(heard, "afterschool.outbox.waiting", 0);
        Assert.Equal(0, heard.Now("afterschool.outbox.age"));
        await WriteAsync(service, TimeSpan.FromMinutes(5), parked: false);
        await WriteAsync(service, TimeSpan.FromMinutes(1), parked: false);
        await WriteAsync(service, TimeSpan.FromHours(2), parked: true);

        await IsAsync(heard, "afterschool.outbox.waiting", 2);
        await IsAsync(heard, "afterschool.outbox.parked", 1);
        // The oldest that waits; what was set aside waits no longer.
        Assert.InRange(heard.Now("afterschool.outbox.age")!.Value, 299, 420);
    }

    [Fact]
    public async Task A_letter_that_a_consumer_failed_on_is_counted_until_it_is_replayed_and_by_every_replica_alike()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var one = await StartAsync(backends);
        await using var other = await StartAsync(backends);
        using var heard = new Heard(one.Services);
        using var heardToo = new Heard(other.Services);
        // Before anything has failed the queue is there, so that nobody asks the broker for what is not.
        await IsAsync(heard, "afterschool.queue.dead", 0, $"{FailingQueue}_error");
        var broken = Guid.CreateVersion7();
        FailWhenSanctionImposed.Broken[broken] = true;

        await one.TellAsync(commit: true, Said.Sanction(broken));

        await IsAsync(heard, "afterschool.queue.dead", 1, $"{FailingQueue}_error");
        await IsAsync(heardToo, "afterschool.queue.dead", 1, $"{FailingQueue}_error");
        Assert.Equal(0, heard.Now("afterschool.queue.dead", $"{FailingQueue}_dead"));
        Assert.Equal(0, heard.Now("afterschool.queue.waiting", MarkingQueue));
        FailWhenSanctionImposed.Broken.TryRemove(broken, out _);
        await Letters.RunAsync(one.Services, ["replay", "all"], TextWriter.Null, CancellationToken.None);
        await IsAsync(heard, "afterschool.queue.dead", 0, $"{FailingQueue}_error");
    }

    [Fact]
    public async Task A_message_is_as_old_as_its_writing_when_it_is_applied()
    {
        await using var service = await StartAsync(await ProbeBackends.NewAsync());
        using var heard = new Heard(service.Services);

        await WriteAsync(service, TimeSpan.FromHours(3), parked: false);

        await Eventually.True(
            () =>
                heard.All.Any(one =>
                    one is ("afterschool.message.age", MarkingQueue, >= 3 * 3_600 and < 3 * 3_600 + 120)
                ),
            "its age is measured"
        );
    }

    [Fact]
    public async Task Duties_are_overdue_from_the_day_after_their_last_until_they_are_done()
    {
        await using var service = await StartAsync(await ProbeBackends.NewAsync());
        using var heard = new Heard(service.Services);
        var today = new DateOnly(2026, 9, 1);
        await service.InDbAsync(
            (_, db) =>
            {
                db.Duties.AddRange(
                    DutyOf("school", today.AddDays(-1)),
                    DutyOf("school", today.AddDays(-30)),
                    DutyOf("school", today.AddDays(-30), isDone: true),
                    DutyOf("school", today),
                    DutyOf("priceAuthority", today.AddDays(-1))
                );
                db.HeldMatters.AddRange(HeldOf(granted: null), HeldOf(granted: true), HeldOf(granted: false));
                return db.SaveChangesAsync();
            }
        );

        await IsAsync(heard, "afterschool.duty.overdue", 2, "school");
        await IsAsync(heard, "afterschool.duty.overdue", 1, "priceAuthority");
        await IsAsync(heard, "afterschool.matter.held", 1);
    }

    [Fact]
    public async Task Who_cannot_look_tells_nothing_and_says_that_it_failed()
    {
        await using var service = await StartAsync(await ProbeBackends.NewAsync(), broker: "amqp://127.0.0.1:1");
        using var heard = new Heard(service.Services);

        await Eventually.True(
            () => heard.All.Any(one => one is ("afterschool.look.failures", "QueueWatch", 1)),
            "the look has failed"
        );
        Assert.Null(heard.Now("afterschool.queue.waiting", MarkingQueue));
        await IsAsync(heard, "afterschool.ready", 1, "database");
        await IsAsync(heard, "afterschool.ready", 0, "masstransit-bus");
    }

    [Fact]
    public void An_id_that_carries_no_time_has_none()
    {
        var written = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

        Assert.Equal(written, Own.WrittenAt(Guid.CreateVersion7(written)));
        Assert.Null(Own.WrittenAt(new Guid("f47ac10b-58cc-4372-a567-0e02b2c3d479")));
    }

    [Fact]
    public async Task A_look_reads_what_is_owed_and_not_all_that_was_ever_done()
    {
        var backends = await ProbeBackends.NewAsync();
        // As the owner: only an owner may have the planner look at what is there.
        var owner = new NpgsqlConnectionStringBuilder(backends.Admin)
        {
            Database = new NpgsqlConnectionStringBuilder(backends.Runtime).Database,
        };
        await using var source = NpgsqlDataSource.Create(owner.ConnectionString);
        await using var fill = source.CreateCommand(
            """
            insert into duty (id, rule, subject_id, bound, division, due_on, opened_at, edition, document, article,
                quote, done_at)
            select gen_random_uuid(), 'done', gen_random_uuid(), 'school', '430102', '2026-08-01', now(), '', '', '',
                '', now()
            from generate_series(1, 20000);
            insert into held_matter (id, rule, command, subject_id, division, edition, article, quote, opened_at,
                granted)
            select gen_random_uuid(), 'done', '', gen_random_uuid(), '430102', '', '', '', now(), true
            from generate_series(1, 20000);
            insert into outbox (id, contract, body, written_at, attempts)
            select gen_random_uuid(), 'none', '', now(), 0 from generate_series(1, 20000);
            analyze duty, held_matter, outbox;
            """
        );
        await fill.ExecuteNonQueryAsync();

        Assert.Empty(
            await InVainAsync(source, MatterWatch.Question.Replace("$1", "date '2026-09-01'", StringComparison.Ordinal))
        );
        Assert.Empty(await InVainAsync(source, OutboxWatch.Question));
    }

    // Rows that were read and thrown away: all that were ever done, if no index leads to the few that are not.
    private static async Task<List<string>> InVainAsync(NpgsqlDataSource source, string question)
    {
        await using var explain = source.CreateCommand($"explain (analyze) {question}");
        await using var line = await explain.ExecuteReaderAsync();
        List<string> inVain = [];
        while (await line.ReadAsync())
            if (line.GetString(0) is var text && text.Contains("Rows Removed by Filter", StringComparison.Ordinal))
                inVain.Add(text);
        return inVain;
    }

    private Task<ProbeService> StartAsync(ProbeBackends backends, string? broker = null) =>
        ProbeService.StartAsync(backends, broker, ExportingProbe.SettingsFor(receiver.Receiver.Http, "http/protobuf"));

    private static Task IsAsync(Heard heard, string name, double expected, string tags = "") =>
        Eventually.Equal((double?)expected, () => Task.FromResult(heard.Now(name, tags)), $"{name} {tags}");

    private static Task<int> WriteAsync(ProbeService service, TimeSpan ago, bool parked) =>
        service.InDbAsync(
            (_, db) =>
            {
                var written = TimeProvider.System.GetUtcNow() - ago;
                var row = Outbox.Row(Said.Substantiated(Guid.CreateVersion7()), written);
                db.Outbox.Add(
                    new OutboxMessage
                    {
                        Id = Guid.CreateVersion7(written),
                        Contract = row.Contract,
                        Body = row.Body,
                        WrittenAt = row.WrittenAt,
                        ParkedAt = parked ? written : null,
                    }
                );
                return db.SaveChangesAsync();
            }
        );

    private static Duty DutyOf(string bound, DateOnly dueOn, bool isDone = false) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Rule = "some-duty",
            SubjectId = Guid.CreateVersion7(),
            Bound = bound,
            Division = DivisionCode.Parse("430102"),
            DueOn = dueOn,
            OpenedAt = DateTimeOffset.UnixEpoch,
            Edition = "probe/2024-03-18",
            Document = "",
            Article = "",
            Quote = "",
            DoneAt = isDone ? DateTimeOffset.UnixEpoch : null,
        };

    private static HeldMatter HeldOf(bool? granted) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Rule = "some-rule",
            Command = "some-command",
            SubjectId = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("430102"),
            Edition = "probe/2024-03-18",
            Article = "",
            Quote = "",
            OpenedAt = DateTimeOffset.UnixEpoch,
            Granted = granted,
        };
}

/// <summary>Somewhere to export to, so that anybody measures at all; what arrives there is not looked at.</summary>
public sealed class SilentReceiver : IAsyncLifetime
{
    public AfterSchool.Testing.Otlp.TelemetryReceiver Receiver { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Receiver = await AfterSchool.Testing.Otlp.TelemetryReceiver.StartAsync();

    public ValueTask DisposeAsync() => Receiver.DisposeAsync();
}
