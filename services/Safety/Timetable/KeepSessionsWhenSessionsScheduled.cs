using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Timetable;

/// <summary>Keeps the sessions as the newest timetable has them; what has begun is never changed by it.</summary>
public sealed class KeepSessionsWhenSessionsScheduled(SafetyDb db) : IConsumer<SessionsScheduled>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.TimetableRevision >= told.Revision)
            return;
        offering.TimetableRevision = told.Revision;

        var known = await db
            .Sessions.Where(session => session.OfferingId == told.OfferingId)
            .ToDictionaryAsync(session => session.Id, ct);
        foreach (var line in told.Sessions)
        {
            if (!known.Remove(line.SessionId, out var session))
                db.Sessions.Add(session = Session.Of(told, line));
            session.Reschedule(line);
        }

        foreach (var gone in known.Values)
            gone.Drop();
    }
}
