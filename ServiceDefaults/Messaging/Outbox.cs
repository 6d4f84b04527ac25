using System.Diagnostics;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Where a service tells the others what it decided: rows of its own transaction, published after the commit.</summary>
public sealed class Outbox(MessagingDb db, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private long _lastMillisecond;

    /// <summary>Adds the message to the current unit of work; it goes out if, and only if, <c>SaveChanges</c> commits.</summary>
    public void Publish<TMessage>(TMessage message)
        where TMessage : class => db.Outbox.Add(Row(message, clock.Now(), NextId()));

    /// <summary>The row alone, for paths that write many rows in one statement of their own.</summary>
    public static OutboxMessage Row<TMessage>(TMessage message, DateTimeOffset now)
        where TMessage : class => Row(message, now, Guid.CreateVersion7());

    private static OutboxMessage Row<TMessage>(TMessage message, DateTimeOffset now, Guid id)
        where TMessage : class =>
        new()
        {
            Id = id,
            Contract = typeof(TMessage).FullName!,
            Body = JsonSerializer.Serialize(message, Json),
            TraceParent = Activity.Current?.Id,
            WrittenAt = now,
        };

    // EF Core inserts the rows of one SaveChanges in order of their ids, and ids of one millisecond have none: so each takes a
    // millisecond of its own, or the messages of one transaction would go out in any order.
    private Guid NextId()
    {
        _lastMillisecond = Math.Max(_lastMillisecond + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(_lastMillisecond));
    }
}
