using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Channels;
using AfterSchool.Supervision.Disclosures;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Duties;

/// <summary>
/// Opens the authorities' duties that follow from what others told: a channel for every plan in force, a disclosure for every
/// closed term. A plan may be told before its school is; it waits here until both are known. Any number may run.
/// </summary>
internal sealed partial class OpenWaitingDuties(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OpenWaitingDuties> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int BatchRows = 200;

    // Two replicas may open one authority's duty at once; the loser finds it there at the next look.
    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await JudgePlansAsync(ct) == BatchRows) { }
        while (await JudgeAccountsAsync(ct) == BatchRows) { }
    }

    private async Task<int> JudgePlansAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDb>();
        var duties = scope.ServiceProvider.GetRequiredService<ChannelDuties>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var waiting = await db
            .Plans.FromSql(
                $"""
                select plan.* from plan join school on school.id = plan.school_id
                where plan.judged_at is null limit {BatchRows} for update of plan skip locked
                """
            )
            .ToListAsync(ct);
        var schools = waiting.Select(plan => plan.SchoolId).ToArray();
        var authorities = await db
            .Schools.Where(school => schools.Contains(school.Id))
            .Select(school => school.CompetentAuthority)
            .Distinct()
            .ToListAsync(ct);
        foreach (var authority in authorities)
            await duties.OpenAsync(authority, clock.Today(), ct);
        foreach (var plan in waiting)
            plan.JudgedAt = clock.Now();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count;
    }

    private async Task<int> JudgeAccountsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDb>();
        var book = scope.ServiceProvider.GetRequiredService<DutyBook>();
        var editions = scope.ServiceProvider.GetRequiredService<Editions<SupervisionPack>>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var waiting = await db
            .TermAccounts.FromSql(
                $"""
                select term_accounts.* from term_accounts join school on school.id = term_accounts.school_id
                where term_accounts.judged_at is null limit {BatchRows} for update of term_accounts skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var accounts in waiting)
        {
            accounts.JudgedAt = clock.Now();
            var school = await db.Schools.AsNoTracking().FirstAsync(one => one.Id == accounts.SchoolId, ct);
            if (editions.InForce(school.Division, clock.Today()) is not { } pack)
                continue;
            var matter = new Matter(
                "publish-disclosure",
                accounts.TermId,
                accounts.SchoolId,
                school.CompetentAuthority,
                pack.Edition
            );
            foreach (var duty in DisclosureRule.Judge(pack).Duties)
                await book.OpenAsync(duty, matter, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count;
    }
}
