using AfterSchool.Contracts.Safety;
using AfterSchool.Fees.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps who was there: a pupil who never came gets everything back.</summary>
public sealed class KeepAttendanceWhenSessionHeld(FeesDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionHeld> context)
    {
        var told = context.Message;
        if (!await db.Sessions.AnyAsync(one => one.SessionId == told.SessionId, context.CancellationToken))
            db.Sessions.Add(
                new SessionTakenPlace
                {
                    SessionId = told.SessionId,
                    OfferingId = told.OfferingId,
                    Day = told.Day,
                    PresentPupilIds = told.PresentPupilIds,
                }
            );
    }
}
