using AfterSchool.Contracts.Safety;
using AfterSchool.Staffing.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Workloads;

/// <summary>Counts each held session once for everybody who was on duty, however often it is told.</summary>
public sealed class CountDutiesWhenSessionHeld(StaffingDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionHeld> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.HeldDuties.AnyAsync(one => one.SessionId == told.SessionId, ct))
            return;
        db.HeldDuties.AddRange(
            told.StaffIds.Distinct()
                .Select(person => new HeldDuty
                {
                    SessionId = told.SessionId,
                    PersonId = person,
                    OfferingId = told.OfferingId,
                    SchoolId = told.SchoolId,
                    Day = told.Day,
                    Minutes = told.Minutes,
                })
        );
    }
}
