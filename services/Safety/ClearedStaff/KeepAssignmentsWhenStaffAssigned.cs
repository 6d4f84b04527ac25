using AfterSchool.Contracts.Staffing;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

namespace AfterSchool.Safety.ClearedStaff;

/// <summary>Keeps who is in charge of which offering.</summary>
public sealed class KeepAssignmentsWhenStaffAssigned(SafetyDb db) : IConsumer<StaffAssigned>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<StaffAssigned> context)
    {
        var told = context.Message;
        return db.Assignments.KeepAsync(
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
