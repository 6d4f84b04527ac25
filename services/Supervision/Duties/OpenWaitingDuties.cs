using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Disclosures;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Duties;

/// <summary>
/// Opens the duties that follow from what others told and from time: channels and the year's report for every plan in force, a
/// disclosure for every closed term, the yearly word on an old trial document. A plan may be told before its school is; it waits
/// here until both are known. Any number may run.
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
        await JudgeTrialsAsync(ct);
    }

    /// <summary>Once a year for each old trial document, due by the end of the year.</summary>
    private async Task JudgeTrialsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDb>();
        var book = scope.ServiceProvider.GetRequiredService<DutyBook>();
        var day = clock.Today();
        foreach (var page in scope.ServiceProvider.GetRequiredService<Editions<SupervisionPack>>().Pages)
        foreach (var duty in TrialRule.Judge(page, day).Duties)
        {
            var subject = DutySubject.Of(TrialRule.Rule, page.Edition, day.Year);
            var matter = new Matter("confirm-trial", subject, null, page.Division, page.Edition, new(day.Year, 12, 31));
            await book.OpenAsync(duty, matter, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<int> JudgePlansAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SupervisionDb>();
        var duties = scope.ServiceProvider.GetRequiredService<PlanDuties>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var waiting = await db
            .Plans.FromSql(
                $"""
                select plan.* from plan join school on school.id = plan.school_id
                where plan.judged_at is null limit {BatchRows} for update of plan skip locked
                """
            )
            .ToListAsync(ct);
        var ids = waiting.Select(plan => plan.SchoolId).ToArray();
        foreach (var school in await db.Schools.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct))
            await duties.OpenAsync(school, ct);
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
