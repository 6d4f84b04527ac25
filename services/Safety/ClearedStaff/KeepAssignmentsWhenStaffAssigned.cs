using AfterSchool.Contracts.Staffing;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.ClearedStaff;

/// <summary>Keeps who is in charge of which offering, and that the person now takes part in the school's service.</summary>
public sealed class KeepAssignmentsWhenStaffAssigned(SafetyDb db) : IConsumer<StaffAssigned>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<StaffAssigned> context)
    {
        var told = context.Message;
        if (told.IsActive)
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into engagement (id, school_id, person_id)
                values ({Guid.CreateVersion7()}, {told.SchoolId}, {told.PersonId})
                on conflict (school_id, person_id) do nothing
                """,
                context.CancellationToken
            );
        await db.Assignments.KeepAsync(
            new Assignment { Id = told.AssignmentId },
            told.Revision,
            assignment =>
                (assignment.PersonId, assignment.OfferingId, assignment.IsActive) = (
                    told.PersonId,
                    told.OfferingId,
                    told.IsActive
                ),
            context.CancellationToken
        );
    }
}
