using AfterSchool.Contracts.Fees;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts bills paid.</summary>
public sealed class CountBillsWhenBillPaid(SupervisionDb db) : IConsumer<BillPaid>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<BillPaid> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.BillPaid,
            told.BillId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}
