using System.Diagnostics;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Where a service tells the others what it decided: rows of its own transaction, published after the commit.</summary>
public sealed class Outbox(MessagingDb db, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds the message to the current unit of work; it goes out if, and only if, <c>SaveChanges</c> commits.</summary>
    public void Publish<TMessage>(TMessage message)
        where TMessage : class => db.Outbox.Add(Row(message, clock.Now()));

    /// <summary>The row alone, for paths that write many rows in one statement of their own.</summary>
    public static OutboxMessage Row<TMessage>(TMessage message, DateTimeOffset now)
        where TMessage : class =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Contract = typeof(TMessage).FullName!,
            Body = JsonSerializer.Serialize(message, Json),
            TraceParent = Activity.Current?.Id,
            WrittenAt = now,
        };
}
