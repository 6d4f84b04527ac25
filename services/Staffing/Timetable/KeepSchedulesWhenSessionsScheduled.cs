using AfterSchool.Contracts.Enrolment;
using AfterSchool.Staffing.Storage;
using MassTransit;

namespace AfterSchool.Staffing.Timetable;

/// <summary>Keeps the copy of timetables: the greatest revision counts.</summary>
public sealed class KeepSchedulesWhenSessionsScheduled(StaffingDb db) : IConsumer<SessionsScheduled>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var told = context.Message;
        var known = await db.Schedules.FindAsync([told.OfferingId], context.CancellationToken);
        if (known is null)
            db.Schedules.Add(known = new Schedule { OfferingId = told.OfferingId, Revision = -1 });
        if (known.Revision >= told.Revision)
            return;
        (known.SchoolId, known.Revision) = (told.SchoolId, told.Revision);
        known.Sessions = [.. told.Sessions.Select(one => new SessionSlot(one.Day, one.Starts, one.Ends))];
    }
}
