using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Keeps who is with the children of an offering: for the menu, the timetable and the teachers' calendars.</summary>
public sealed class KeepLeadersWhenStaffAssigned(EnrolmentDb db) : IConsumer<StaffAssigned>
{
    private const string Direct = "direct";

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<StaffAssigned> context)
    {
        var told = context.Message;
        // Who manages or stands in leads no group.
        if (told.DutyRole != Direct)
            return;
        await db.Leaders.KeepAsync(
            new Leader { Id = told.AssignmentId },
            told.Revision,
            leader =>
                (leader.PersonId, leader.OfferingId, leader.IsActive) = (told.PersonId, told.OfferingId, told.IsActive),
            context.CancellationToken
        );
        // Whether every item has a teacher is asked of the term anew.
        await db.TermLooks.Where(look => look.SchoolId == told.SchoolId).ExecuteDeleteAsync(context.CancellationToken);
    }
}
