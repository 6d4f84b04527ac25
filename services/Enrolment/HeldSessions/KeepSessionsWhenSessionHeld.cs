using AfterSchool.Contracts.Safety;
using AfterSchool.Enrolment.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>Keeps what took place; told twice it is kept once.</summary>
public sealed class KeepSessionsWhenSessionHeld(EnrolmentDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionHeld> context)
    {
        var told = context.Message;
        if (await db.HeldSessions.AnyAsync(one => one.Id == told.SessionId, context.CancellationToken))
            return;
        db.HeldSessions.Add(
            new HeldSession
            {
                Id = told.SessionId,
                OfferingId = told.OfferingId,
                SchoolId = told.SchoolId,
                Day = told.Day,
                Minutes = told.Minutes,
                Present = [.. told.PresentPupilIds.Distinct()],
            }
        );
    }
}
