using AfterSchool.Contracts.Staffing;
using AfterSchool.Fees.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps confirmed workload: allowances are paid for what was held.</summary>
public sealed class KeepWorkloadWhenWorkloadConfirmed(FeesDb db) : IConsumer<WorkloadConfirmed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<WorkloadConfirmed> context)
    {
        var told = context.Message;
        if (!await db.Workloads.AnyAsync(one => one.Id == told.WorkloadId, context.CancellationToken))
            db.Workloads.Add(
                new Workload
                {
                    Id = told.WorkloadId,
                    PersonId = told.PersonId,
                    SchoolId = told.SchoolId,
                    Month = told.Month,
                    DutyRole = told.DutyRole,
                    Category = told.Category,
                    SessionsHeld = told.SessionsHeld,
                }
            );
    }
}
