using AfterSchool.Contracts.Fees;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts refunds.</summary>
public sealed class CountRefundsWhenRefundPaid(SupervisionDb db) : IConsumer<RefundPaid>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<RefundPaid> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.RefundPaid,
            told.RefundId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}
