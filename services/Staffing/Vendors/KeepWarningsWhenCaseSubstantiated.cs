using AfterSchool.Contracts.Supervision;
using AfterSchool.Staffing.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>A substantiated complaint is shown beside the school's permit, for the authority's dynamic adjustment (动态调整).</summary>
public sealed class KeepWarningsWhenCaseSubstantiated(StaffingDb db) : IConsumer<CaseSubstantiated>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<CaseSubstantiated> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.Warnings.AnyAsync(one => one.CaseId == told.CaseId, ct))
            return;
        db.Warnings.Add(
            new SchoolWarning
            {
                CaseId = told.CaseId,
                SchoolId = told.SchoolId,
                Category = told.Category,
                At = told.OccurredAt,
            }
        );
    }
}
