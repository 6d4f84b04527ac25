using AfterSchool.Contracts.Fees;
using AfterSchool.Supervision.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Disclosures;

/// <summary>Keeps the figures of a closed term; once the school is known too, its authority must publish them.</summary>
public sealed class KeepTermAccountsWhenTermClosed(SupervisionDb db) : IConsumer<TermClosed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<TermClosed> context)
    {
        var told = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into term_accounts (term_id, school_id, collected, spent, returned)
            values ({told.TermId}, {told.SchoolId}, {told.CollectedFen}, {told.SpentFen}, {told.ReturnedFen})
            on conflict (term_id) do nothing
            """,
            context.CancellationToken
        );
    }
}
