using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using MassTransit;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps that an offering is on the menu.</summary>
public sealed class KeepOfferingWhenOfferingPublished(FeesDb db) : IConsumer<OfferingPublished>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.PublishedAt is null || offering.PublishedAt < told.OccurredAt)
            offering.PublishedAt = told.OccurredAt;
        await BillClock.WakeAsync(db, told.SchoolId, ct);
    }
}
