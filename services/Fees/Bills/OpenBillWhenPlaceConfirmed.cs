using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Codes;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Bills;

/// <summary>A place confirmed opens its bill, pending until every charge guard holds; once, however often it is told.</summary>
public sealed class OpenBillWhenPlaceConfirmed(FeesDb db) : IConsumer<PlaceConfirmed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlaceConfirmed> context)
    {
        var told = context.Message;
        if (await db.Bills.AnyAsync(bill => bill.PlaceId == told.PlaceId, context.CancellationToken))
            return;
        db.Bills.Add(
            new Bill
            {
                Id = Guid.CreateVersion7(),
                PlaceId = told.PlaceId,
                PupilId = told.PupilId,
                SchoolId = told.SchoolId,
                TermId = told.TermId,
                OfferingId = told.OfferingId,
                FirstDay = told.FirstDay,
                Agreed = new Money(told.FeeFen),
                LookAgainAt = DateTimeOffset.UnixEpoch,
            }
        );
    }
}
