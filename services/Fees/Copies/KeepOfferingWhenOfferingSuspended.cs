using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Storage;
using MassTransit;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps that an offering stands still: no bill for what has stopped.</summary>
public sealed class KeepOfferingWhenOfferingSuspended(FeesDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.SuspendedAt is null || offering.SuspendedAt < told.OccurredAt)
            offering.SuspendedAt = told.OccurredAt;
    }
}
