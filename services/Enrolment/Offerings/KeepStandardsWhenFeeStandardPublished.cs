using AfterSchool.Contracts.Fees;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Codes;
using MassTransit;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Keeps the copy of fee standards; a school charges within them.</summary>
internal sealed class KeepStandardsWhenFeeStandardPublished(EnrolmentDb db) : IConsumer<FeeStandardPublished>
{
    public async Task Consume(ConsumeContext<FeeStandardPublished> context)
    {
        var told = context.Message;
        if (await db.FeeStandards.FindAsync([told.StandardId], context.CancellationToken) is not null)
            return;
        db.FeeStandards.Add(
            new FeeStandard
            {
                Id = told.StandardId,
                Division = TextValue.Read<DivisionCode>(told.DivisionCode),
                Unit = told.Unit,
                Amount = new Money(told.AmountFen),
                EffectiveOn = told.EffectiveOn,
            }
        );
    }
}
