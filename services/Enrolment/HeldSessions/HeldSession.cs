using AfterSchool.Contracts.Safety;
using AfterSchool.Enrolment.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>
/// A session that took place, as Safety has told (课次实录): what the ledger of each kind of service and a pupil's own record are made
/// of. Append-only.
/// </summary>
public sealed class HeldSession
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offering; it may have been stopped since.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How long it was, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Pupils present.</summary>
    public required Guid[] Present { get; init; }
}

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
