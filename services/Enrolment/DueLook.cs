using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment;

/// <summary>
/// Works off what has become due, one by one, each in a scope and a transaction of its own: one that fails keeps no other waiting,
/// and is tried again a minute later. Several replicas look at once: who settles locks first, and reads afterwards whether
/// anything is left to settle.
/// </summary>
internal abstract partial class DueLook(TimeSpan pause, IServiceScopeFactory scopes, ILogger log)
    : RecurringLook(pause, log)
{
    private const int BatchDue = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly ILogger _log = log;
    private readonly Dictionary<Guid, long> _failed = [];

    /// <summary>Ids of what is due, what has waited longest first.</summary>
    protected abstract IQueryable<Guid> Due(EnrolmentDb db);

    /// <summary>Settles one, in a transaction that is committed afterwards.</summary>
    protected abstract Task SettleAsync(IServiceProvider services, Guid id, CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task LookAsync(CancellationToken ct)
    {
        foreach (var (id, at) in _failed)
            if (TimeProvider.System.GetElapsedTime(at) > Rest)
                _failed.Remove(id);
        List<Guid> due;
        do
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                Guid[] later = [.. _failed.Keys];
                due = await Due(scope.ServiceProvider.GetRequiredService<EnrolmentDb>())
                    .Where(id => !later.Contains(id))
                    .Take(BatchDue)
                    .ToListAsync(ct);
            }

            foreach (var id in due)
                await TryAsync(id, ct);
        } while (due.Count == BatchDue);
    }

    private async Task TryAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EnrolmentDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await SettleAsync(scope.ServiceProvider, id, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            _failed[id] = TimeProvider.System.GetTimestamp();
            NotSettled(_log, GetType().Name, id, problem.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Look} could not settle {Id} ({Problem}); again in a minute.")]
    private static partial void NotSettled(ILogger log, string look, Guid id, string problem);
}
