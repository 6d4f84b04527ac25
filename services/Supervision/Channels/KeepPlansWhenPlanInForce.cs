using AfterSchool.Contracts.Enrolment;
using AfterSchool.Supervision.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>Keeps plans in force; once the school is known too, its authority must have a channel for complaints.</summary>
public sealed class KeepPlansWhenPlanInForce(SupervisionDb db) : IConsumer<PlanInForce>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PlanInForce> context)
    {
        var told = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into plan (id, school_id, term_id) values ({told.PlanId}, {told.SchoolId}, {told.TermId})
            on conflict (id) do nothing
            """,
            context.CancellationToken
        );
    }
}
