using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Tells Supervision of duties whose last day has passed. Any number may run: rows are taken with <c>SKIP LOCKED</c>.</summary>
internal sealed partial class DutyClock(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ServiceName service,
    ILogger<DutyClock> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int BatchRows = 500;

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await TellOverdueAsync(ct) == BatchRows) { }
    }

    internal async Task<int> TellOverdueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var overdue = await db
            .Duties.FromSql(
                $"""
                select * from duty where done_at is null and overdue_told_at is null and due_on < {clock.Today()}
                order by due_on limit {BatchRows} for update skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var duty in overdue)
        {
            duty.OverdueToldAt = clock.Now();
            outbox.Publish(Tell(duty));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return overdue.Count;
    }

    private DutyOverdue Tell(Duty duty) =>
        new()
        {
            DutyId = duty.Id,
            Service = service.Name,
            Rule = duty.Rule,
            BoundBody = duty.Bound,
            SchoolId = duty.SchoolId,
            DivisionCode = duty.Division.Full,
            DueOn = duty.DueOn,
            Edition = duty.Edition,
            Article = duty.Article,
            Quote = duty.Quote,
            OccurredAt = clock.Now(),
        };
}

/// <summary>The name a service goes by in paths, queues and messages.</summary>
/// <param name="Name">e.g. <c>enrolment</c>.</param>
public sealed record ServiceName(string Name);
