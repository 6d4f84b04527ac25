using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps the planned sessions: class-hours and refunds are counted in them.</summary>
public sealed class KeepTimetableWhenSessionsScheduled(FeesDb db) : IConsumer<SessionsScheduled>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var told = context.Message;
        await db.Timetables.KeepAsync(
            new OfferingTimetable { OfferingId = told.OfferingId },
            told.Revision,
            timetable =>
            {
                timetable.Days = [.. told.Sessions.Select(session => session.Day)];
                timetable.Minutes = [.. told.Sessions.Select(one => (int)(one.Ends - one.Starts).TotalMinutes)];
            },
            context.CancellationToken
        );
        await BillClock.WakeAsync(db, told.SchoolId, context.CancellationToken);
    }
}
