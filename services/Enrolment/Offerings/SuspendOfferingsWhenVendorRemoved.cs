using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>A vendor that may no longer serve a school stops there: its offerings leave the menu, places end, families are told.</summary>
internal sealed class SuspendOfferingsWhenVendorRemoved(EnrolmentDb db, Stopping stopping, TimeProvider clock)
    : IConsumer<VendorRemoved>
{
    public async Task Consume(ConsumeContext<VendorRemoved> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var known = await db.AdmissionAsync(told.VendorId, told.SchoolId, ct);
        if (known.RemovedAt >= told.OccurredAt)
            return;
        known.RemovedAt = told.OccurredAt;
        if (known.HoldsOn(clock.Today()))
            return;
        var offerings = await db
            .Offerings.Where(one => one.VendorId == told.VendorId && one.SchoolId == told.SchoolId)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        foreach (var offering in offerings)
            await stopping.StopAsync(offering, "vendorRemoved", ct);
    }
}
