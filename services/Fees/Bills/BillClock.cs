using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Bills;

/// <summary>
/// Looks at the bills that wait and issues each as soon as its last guard holds. Facts come by many messages in any order, and a
/// standard may begin on a day on which no message comes; so bills are looked at, rarely when nothing is known to have changed and
/// at once when something has. Any number may run: rows are taken with <c>SKIP LOCKED</c>.
/// </summary>
internal sealed partial class BillClock(IServiceScopeFactory scopes, ILogger<BillClock> log)
    : RecurringLook(TimeSpan.FromMilliseconds(300), log)
{
    private const int BatchRows = 500;

    /// <summary>Has a school's waiting bills looked at again.</summary>
    public static Task WakeAsync(FeesDb db, Guid schoolId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update bill set look_again_at = clock_timestamp(), looks = 0
            where school_id = {schoolId} and state in ('Pending', 'AwaitingWaiverRule')
            """,
            ct
        );

    /// <summary>Has the waiting bills of a division's schools looked at again.</summary>
    public static Task WakeAsync(FeesDb db, DivisionCode division, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update bill set look_again_at = clock_timestamp(), looks = 0
            from school where school.id = bill.school_id and starts_with(school.division, {division.Prefix})
            and bill.state in ('Pending', 'AwaitingWaiverRule')
            """,
            ct
        );

    protected override async Task LookAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
            await LookAtAsync(id, ct);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeesDb>();
        return await db
            .Database.SqlQuery<Guid>(
                $"""
                select id from bill where look_again_at <= clock_timestamp()
                and state in ('Pending', 'AwaitingWaiverRule') order by look_again_at limit {BatchRows}
                """
            )
            .ToListAsync(ct);
    }

    // One bill, one transaction: what one of them cannot get over must not hold up the others.
    private async Task LookAtAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await IssueAsync(id, scope.ServiceProvider, ct))
                await PostponeAsync(scope.ServiceProvider.GetRequiredService<FeesDb>(), id, ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            BillFailed(log, id, problem.GetType().Name);
            await using var scope = scopes.CreateAsyncScope();
            await PostponeAsync(scope.ServiceProvider.GetRequiredService<FeesDb>(), id, ct);
        }
    }

    private static async Task<bool> IssueAsync(Guid id, IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<FeesDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var bill = await db
            .Bills.FromSql(
                $"""
                select *, xmin from bill where id = {id} and state in ('Pending', 'AwaitingWaiverRule')
                for update skip locked
                """
            )
            .SingleOrDefaultAsync(ct);
        if (bill is null)
            return true;
        var before = bill.State;
        // A look in vain is not a decision: only what changes something is written down.
        if (
            await services.GetRequiredService<BillIssuing>().IssueAsync(bill, ct) is not { Ruling.Permits: true } judged
            || bill.State == before
        )
            return false;
        await services.GetRequiredService<Rulings>().EnterAsync(judged.Matter, judged.Ruling, Plea.None, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return bill.State is not BillState.AwaitingWaiverRule;
    }

    // A quarter of a second, a half, one … up to ten minutes.
    private static Task<int> PostponeAsync(FeesDb db, Guid id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update bill set looks = looks + 1,
            look_again_at = clock_timestamp() + least(power(2, least(looks, 12)) / 4, 600) * interval '1 second'
            where id = {id} and state in ('Pending', 'AwaitingWaiverRule')
            """,
            ct
        );

    [LoggerMessage(LogLevel.Warning, "Bill {Bill} could not be issued ({Problem}); looking again later.")]
    private static partial void BillFailed(ILogger log, Guid bill, string problem);
}
