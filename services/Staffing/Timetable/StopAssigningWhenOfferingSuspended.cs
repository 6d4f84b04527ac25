using AfterSchool.Contracts.Enrolment;
using AfterSchool.Staffing.Storage;
using MassTransit;

namespace AfterSchool.Staffing.Timetable;

/// <summary>Nobody is assigned to what has stopped, until it is published again.</summary>
public sealed class StopAssigningWhenOfferingSuspended(StaffingDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var told = context.Message;
        var known = await db.Suspensions.FindAsync([told.OfferingId], context.CancellationToken);
        if (known is null)
            db.Suspensions.Add(known = new Suspension { OfferingId = told.OfferingId });
        if (told.OccurredAt > known.At)
            known.At = told.OccurredAt;
    }
}
