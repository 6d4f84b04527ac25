using AfterSchool.Contracts.Staffing;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

namespace AfterSchool.Safety.ClearedStaff;

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
