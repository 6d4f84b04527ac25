using AfterSchool.Contracts.Safety;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts sessions held; neither staff nor pupils are kept.</summary>
public sealed class CountSessionsWhenSessionHeld(SupervisionDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionHeld> context)
    {
        var told = context.Message;
        return db.CountAsync(Counted.SessionHeld, told.SessionId, (told.SchoolId, null), 0, context.CancellationToken);
    }
}
