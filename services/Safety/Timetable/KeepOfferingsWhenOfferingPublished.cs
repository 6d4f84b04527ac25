using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Timetable;

/// <summary>Keeps what kind of offering it is, and starts it again after a suspension.</summary>
public sealed class KeepOfferingsWhenOfferingPublished(SafetyDb db) : IConsumer<OfferingPublished>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var told = context.Message;
        var offering = await db.OfferingAsync(told.OfferingId, context.CancellationToken);
        if (offering.PublishedAt >= told.OccurredAt)
            return;
        (offering.Category, offering.PublishedAt) = (told.Category, told.OccurredAt);
    }
}
