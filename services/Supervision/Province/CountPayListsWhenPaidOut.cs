using AfterSchool.Contracts.Fees;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts allowances paid.</summary>
public sealed class CountPayListsWhenPaidOut(SupervisionDb db) : IConsumer<PaidOut>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PaidOut> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.PaidOut,
            told.PayListId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}
