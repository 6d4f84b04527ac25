using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Copies;
using AfterSchool.Fees.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>
/// A place that ended: a bill not issued yet is cancelled, so is an unpaid one of a pupil who never came; what was paid is owed back
/// when the reason obliges. A bill that comes after this message is cancelled by the clock of bills.
/// </summary>
public sealed class SettleBillWhenEnrolmentEnded(FeesDb db, RefundObligation obligation) : IConsumer<EnrolmentEnded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<EnrolmentEnded> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.EndedPlaces.AnyAsync(one => one.PlaceId == told.PlaceId, ct))
            return;
        db.EndedPlaces.Add(
            new EndedPlace
            {
                PlaceId = told.PlaceId,
                ReasonKind = told.ReasonKind,
                EffectiveOn = told.EffectiveOn,
            }
        );

        // Locked, so that the clock of bills issues it before this or never.
        var bill = await db
            .Bills.FromSql($"select *, xmin from bill where place_id = {told.PlaceId} for update")
            .SingleOrDefaultAsync(ct);
        if (bill is null || bill.State is BillState.Cancelled)
            return;
        if (bill.Net > ServiceDefaults.Codes.Money.Zero)
            await obligation.OpenAsync(bill, told.ReasonKind, ct);
        else if (bill.Waits || await db.AttendedAsync(bill, ct) == 0)
            bill.Cancel();
    }
}

/// <summary>What is known of attendance.</summary>
internal static class Attendance
{
    /// <summary>Sessions the pupil attended.</summary>
    public static Task<int> AttendedAsync(this FeesDb db, Bill bill, CancellationToken ct) =>
        db.Sessions.CountAsync(
            session => session.OfferingId == bill.OfferingId && session.PresentPupilIds.Contains(bill.PupilId),
            ct
        );
}
