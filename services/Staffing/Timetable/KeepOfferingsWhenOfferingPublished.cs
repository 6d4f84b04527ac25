using AfterSchool.Contracts.Enrolment;
using AfterSchool.Staffing.Storage;
using MassTransit;

namespace AfterSchool.Staffing.Timetable;

/// <summary>Keeps the copy of offerings: the latest publication counts.</summary>
public sealed class KeepOfferingsWhenOfferingPublished(StaffingDb db) : IConsumer<OfferingPublished>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var told = context.Message;
        var known = await db.Offerings.FindAsync([told.OfferingId], context.CancellationToken);
        if (known is null)
            db.Offerings.Add(known = new Offering { Id = told.OfferingId });
        else if (known.PublishedAt >= told.OccurredAt)
            return;
        (known.SchoolId, known.TermId, known.Category) = (told.SchoolId, told.TermId, told.Category);
        (known.ProviderKind, known.PublishedAt) = (told.ProviderKind, told.OccurredAt);
    }
}
