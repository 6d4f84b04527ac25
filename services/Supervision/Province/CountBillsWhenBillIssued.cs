using AfterSchool.Contracts.Fees;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts bills issued.</summary>
public sealed class CountBillsWhenBillIssued(SupervisionDb db) : IConsumer<BillIssued>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<BillIssued> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.BillIssued,
            told.BillId,
            (told.SchoolId, told.TermId),
            told.AmountFen,
            context.CancellationToken
        );
    }
}
