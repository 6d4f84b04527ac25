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
