using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Timetable;

/// <summary>Stops the sessions that have not begun; those under way end as usual, for there are children in them.</summary>
public sealed class StopSessionsWhenOfferingSuspended(SafetyDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var told = context.Message;
        var offering = await db.OfferingAsync(told.OfferingId, context.CancellationToken);
        if (offering.SuspendedAt is null || offering.SuspendedAt < told.OccurredAt)
            offering.SuspendedAt = told.OccurredAt;
    }
}
