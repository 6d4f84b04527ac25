using AfterSchool.Contracts.Enrolment;
using AfterSchool.Staffing.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Timetable;

/// <summary>Nobody is assigned to what has stopped, until it is published again.</summary>
public sealed class StopAssigningWhenOfferingSuspended(StaffingDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var known = await db.Suspensions.FindAsync([told.OfferingId], ct);
        if (known is null)
            db.Suspensions.Add(known = new Suspension { OfferingId = told.OfferingId });
        if (told.OccurredAt <= known.At)
            return;
        known.At = told.OccurredAt;
        // Whoever was with the group is free for another.
        foreach (var one in await db.Assignments.Where(one => one.OfferingId == told.OfferingId).ToListAsync(ct))
            one.Follow([]);
    }
}
