using AfterSchool.Contracts.Supervision;
using AfterSchool.Fees.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Copies;

/// <summary>Stops a school's bills when its charges are frozen.</summary>
public sealed class FreezeChargesWhenSanctionImposed(FeesDb db) : IConsumer<SanctionImposed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SanctionImposed> context)
    {
        var told = context.Message;
        if (
            told.Kind == "chargeFreeze"
            && !await db.ChargeFreezes.AnyAsync(one => one.SanctionId == told.SanctionId, context.CancellationToken)
        )
            db.ChargeFreezes.Add(new ChargeFreeze { SanctionId = told.SanctionId, SchoolId = told.SubjectId });
    }
}
