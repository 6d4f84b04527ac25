using AfterSchool.Contracts.Staffing;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

namespace AfterSchool.Safety.ClearedStaff;

/// <summary>Puts a person on the cleared list until the day told.</summary>
public sealed class ClearStaffWhenStaffCleared(SafetyDb db) : IConsumer<StaffCleared>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<StaffCleared> context)
    {
        var told = context.Message;
        return db.Clearances.KeepAsync(
            new Clearance { PersonId = told.PersonId, SchoolId = told.SchoolId },
            told.Revision,
            clearance => clearance.Until = told.ClearedUntil,
            context.CancellationToken
        );
    }
}

/// <summary>Takes a person off the cleared list at once.</summary>
public sealed class EndClearanceWhenClearanceLapsed(SafetyDb db) : IConsumer<ClearanceLapsed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ClearanceLapsed> context)
    {
        var told = context.Message;
        return db.Clearances.KeepAsync(
            new Clearance { PersonId = told.PersonId, SchoolId = told.SchoolId },
            told.Revision,
            clearance => clearance.Until = null,
            context.CancellationToken
        );
    }
}

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
