using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Findings;

/// <summary>Keeps a finding for every duty that is overdue, those of Supervision itself too; one for each duty.</summary>
public sealed class KeepFindingsWhenDutyOverdue(SupervisionDb db) : IConsumer<DutyOverdue>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<DutyOverdue> context)
    {
        var told = context.Message;
        var division = TextValue.Read<DivisionCode>(told.DivisionCode).Prefix;
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into finding
                (id, service, rule, bound_body, school_id, division, due_on, edition, article, quote, occurred_at)
            values
                ({told.DutyId}, {told.Service}, {told.Rule}, {told.BoundBody}, {told.SchoolId}, {division},
                 {told.DueOn}, {told.Edition}, {told.Article}, {told.Quote}, {told.OccurredAt.ToUniversalTime()})
            on conflict (id) do nothing
            """,
            context.CancellationToken
        );
    }
}
