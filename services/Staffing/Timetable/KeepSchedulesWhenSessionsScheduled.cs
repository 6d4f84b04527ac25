using AfterSchool.Contracts.Enrolment;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Timetable;

/// <summary>
/// Keeps the copy of timetables: the greatest revision counts. Whoever is with the group goes with it; who is elsewhere at its new
/// time is withdrawn from it, since a timetable that stands cannot be refused, and the school assigns somebody else.
/// </summary>
internal sealed class KeepSchedulesWhenSessionsScheduled(StaffingDb db, OneGroupAtATime groups, AssignmentNews news)
    : IConsumer<SessionsScheduled>
{
    private const string Elsewhere = "elsewhere";

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var known = await db.Schedules.FindAsync([told.OfferingId], ct);
        if (known is null)
            db.Schedules.Add(known = new Schedule { OfferingId = told.OfferingId, Revision = -1 });
        if (known.Revision >= told.Revision)
            return;
        (known.SchoolId, known.Revision) = (told.SchoolId, told.Revision);
        known.Sessions = [.. told.Sessions.Select(one => new SessionSlot(one.Day, one.Starts, one.Ends))];
        var assigned = await db
            .Assignments.Where(one => one.OfferingId == told.OfferingId && one.IsActive)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        foreach (var one in assigned)
            if (one.Binds && await groups.ElsewhereAsync(one, known.Sessions, ct) is not null)
            {
                one.Withdraw(Elsewhere);
                news.Tell(one);
            }
            else
                one.Follow(known.Sessions);
    }
}
