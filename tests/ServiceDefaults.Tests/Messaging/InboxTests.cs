using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AfterSchool.ServiceDefaults.Tests.Messaging;

public sealed class InboxTests
{
    [Fact]
    public async Task A_message_delivered_twice_is_applied_once()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var one = await ProbeService.StartAsync(backends);
        await using var other = await ProbeService.StartAsync(backends);
        await one.IsConnectedAsync();
        await other.IsConnectedAsync();
        var (message, subject, last) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var bus = one.Services.GetRequiredService<IBus>();

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => bus.Publish(Said.Substantiated(subject), to => to.MessageId = message))
        );
        await bus.Publish(Said.Substantiated(last));

        await MarksAsync(one, last, 1);
        await MarksAsync(one, subject, 1);
        Assert.Equal(2, await one.InDbAsync((_, db) => db.Inbox.CountAsync()));
        // Nor is a second delivery put aside as a message that nobody wants.
        await using var connection = await new ConnectionFactory
        {
            Uri = new Uri(backends.Broker),
        }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await Assert.ThrowsAsync<OperationInterruptedException>(() =>
            channel.QueueDeclarePassiveAsync("probe-mark-when-case-substantiated_skipped")
        );
    }

    [Fact]
    public async Task What_failed_leaves_nothing_behind_and_is_applied_when_replayed()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        var subject = Guid.CreateVersion7();
        FailWhenSanctionImposed.Broken[subject] = true;

        await service.Services.GetRequiredService<IBus>().Publish(Said.Sanction(subject));
        await Eventually.True(
            async () =>
                (await LettersAsync(service, "list")).Contains(
                    "1\tprobe-fail-when-sanction-imposed_error",
                    StringComparison.Ordinal
                ),
            "the letter is listed"
        );
        await MarksAsync(service, subject, 0);

        FailWhenSanctionImposed.Broken.TryRemove(subject, out _);
        var replayed = await LettersAsync(service, "replay", "all");

        Assert.Contains("1\tprobe-fail-when-sanction-imposed_error\treplayed", replayed, StringComparison.Ordinal);
        await MarksAsync(service, subject, 1);
        Assert.Equal("", await LettersAsync(service, "list"));
    }

    [Fact]
    public async Task A_consumer_that_always_throws_at_one_message_goes_on_with_the_others()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        var (broken, others) = (
            Guid.CreateVersion7(),
            Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToArray()
        );
        FailWhenSanctionImposed.Broken[broken] = true;
        var bus = service.Services.GetRequiredService<IBus>();

        // More than are taken at once, so that those behind it must come past it.
        await bus.Publish(Said.Sanction(broken));
        await Task.WhenAll(others.Select(other => bus.Publish(Said.Sanction(other))));

        foreach (var other in others)
            await MarksAsync(service, other, 1);
        await Eventually.Equal(
            "1\tprobe-fail-when-sanction-imposed_error",
            async () => (await LettersAsync(service, "list")).Trim(),
            "failed letters"
        );
        await MarksAsync(service, broken, 0);
        FailWhenSanctionImposed.Broken.TryRemove(broken, out _);
        await LettersAsync(service, "replay", "all");
        await MarksAsync(service, broken, 1);
    }

    [Fact]
    public async Task What_fails_at_first_and_then_not_is_applied_once()
    {
        var backends = await ProbeBackends.NewAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        var subject = Guid.CreateVersion7();
        FailWhenSanctionImposed.BrokenOnce[subject] = true;

        await service.Services.GetRequiredService<IBus>().Publish(Said.Sanction(subject));

        // What the first attempt had already written went with its transaction.
        await MarksAsync(service, subject, 1);
        Assert.Empty(FailWhenSanctionImposed.BrokenOnce);
        Assert.Equal("", await LettersAsync(service, "list"));
    }

    [Fact]
    public async Task What_killed_its_consumer_too_often_is_given_up_listed_and_applied_when_replayed()
    {
        const string queue = "probe-mark-when-case-substantiated";
        var backends = await ProbeBackends.NewAsync();
        var subject = Guid.CreateVersion7();
        await using (var first = await ProbeService.StartAsync(backends))
            await first.IsConnectedAsync();
        await TellFromOutsideAsync(backends, subject);
        Assert.Equal(MessagingSetup.DeliveryLimit + 1, await KillConsumersAsync(backends, queue));

        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        Assert.Contains($"1\t{queue}_dead", await LettersAsync(service, "list"), StringComparison.Ordinal);
        await MarksAsync(service, subject, 0);

        Assert.Contains(
            $"1\t{queue}_dead\treplayed",
            await LettersAsync(service, "replay", queue),
            StringComparison.Ordinal
        );
        await MarksAsync(service, subject, 1);
    }

    private static async Task TellFromOutsideAsync(ProbeBackends backends, Guid subject)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(new Uri(backends.Broker)));
        await bus.StartAsync();
        await bus.Publish(Said.Substantiated(subject));
        await bus.StopAsync();
    }

    // A consumer that takes the message and dies, again and again: the broker gives up once its limit of deliveries is passed.
    private static async Task<int> KillConsumersAsync(ProbeBackends backends, string queue)
    {
        var factory = new ConnectionFactory { Uri = new Uri(backends.Broker) };
        await using var connection = await factory.CreateConnectionAsync();
        for (var killed = 0; killed < 20; killed++)
        {
            await using var watching = await connection.CreateChannelAsync();
            await Eventually.True(
                async () =>
                    await watching.MessageCountAsync(queue) + await watching.MessageCountAsync($"{queue}_dead") == 1,
                "the message is back"
            );
            if (await watching.MessageCountAsync(queue) == 0)
                return killed;
            await using var dying = await connection.CreateChannelAsync();
            await Eventually.Some(() => dying.BasicGetAsync(queue, autoAck: false), "the message is delivered");
        }

        throw new InvalidOperationException("The broker never gives up.");
    }

    private static Task MarksAsync(ProbeService service, Guid subject, int count) =>
        Eventually.Equal(
            count,
            () => service.InDbAsync((_, db) => db.Marks.CountAsync(mark => mark.SubjectId == subject)),
            "marks"
        );

    private static async Task<string> LettersAsync(ProbeService service, params string[] args)
    {
        await using var answer = new StringWriter();
        await Letters.RunAsync(service.Services, args, answer, CancellationToken.None);
        return answer.ToString();
    }
}
