using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// Every message is applied once: its receipt and the consumer's work commit together, and a second delivery finds the receipt.
/// Consumers change the database through the same context and need not save.
/// </summary>
internal sealed class InboxFilter<TMessage>(MessagingDb db) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var ct = context.CancellationToken;
        var consumer = context.ReceiveContext.InputAddress.Segments[^1];
        var message =
            context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be applied once.");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into inbox (message_id, consumer, applied_at) values ({message}, {consumer}, clock_timestamp())
            on conflict do nothing
            """,
            ct
        );
        if (isNew == 0)
        {
            // Said, or the bus takes a message that reached no consumer for one that nobody wants, and puts it aside.
            await context.NotifyConsumed(context, TimeSpan.Zero, consumer);
            return;
        }

        await next.Send(context);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Own.Applied(consumer, message);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
