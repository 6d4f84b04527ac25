using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Persons;

/// <summary>
/// Looks for clearances and contracts whose last day has passed. Any number may run: rows are taken with <c>SKIP LOCKED</c>.
/// </summary>
internal sealed partial class ClearanceClock(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ClearanceClock> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int BatchRows = 200;

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await EndContractsAsync(ct) == BatchRows) { }
        while (await ExpireAsync(ct) == BatchRows) { }
    }

    private async Task<int> ExpireAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffingDb>();
        var clearances = scope.ServiceProvider.GetRequiredService<Clearances>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var expired = await db
            .Persons.FromSql(
                $"""
                select *, xmin from staff_member where status = 'Cleared' and cleared_until < {clock.Today()}
                order by cleared_until limit {BatchRows} for update skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var person in expired)
        {
            await db.Entry(person).Collection(one => one.Checks).LoadAsync(ct);
            await clearances.ExpireAsync(person, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return expired.Count;
    }

    private async Task<int> EndContractsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffingDb>();
        var removals = scope.ServiceProvider.GetRequiredService<VendorRemovals>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = await db
            .VendorContracts.FromSql(
                $"""
                select *, xmin from vendor_contract
                where status in ('Active', 'Suspended') and until < {clock.Today()}
                order by until limit {BatchRows} for update skip locked
                """
            )
            .ToListAsync(ct);
        await removals.EndAsync(ended, ContractStatus.Ended, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ended.Count;
    }
}
