using AfterSchool.Fees.CostAccountings;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees;

/// <summary>
/// Opens what the calendar makes due: the year's cost accounting, the disclosure at the end of a term. Any number may run: a duty is one
/// for each rule and subject, whoever opens it.
/// </summary>
internal sealed class FeeCalendar(
    IServiceScopeFactory scopes,
    Editions<FeesPack> packs,
    TimeProvider clock,
    ILogger<FeeCalendar> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int DaysBeforeTermEnds = 14;
    private const int BatchRows = 500;

    protected override async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeesDb>();
        var duties = scope.ServiceProvider.GetRequiredService<DutyBook>();
        await OpenCostYearsAsync(db, duties, ct);
        await OpenTermEndsAsync(db, duties, ct);
        await db.SaveChangesAsync(ct);
    }

    // For places that have a school here: nobody answers for a city that this system does not serve.
    private async Task OpenCostYearsAsync(FeesDb db, DutyBook duties, CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var pack in packs.Pages.Where(page => page.CostAccountingPerYear is not null && page.From <= today))
        {
            var schools = await db.Schools.AsNoTracking().Select(school => school.Division).Distinct().ToListAsync(ct);
            if (!schools.Any(pack.Division.Covers))
                continue;
            var runs = await db.CostAccountings.CountAsync(
                run => run.Division == pack.Division && run.On.Year == today.Year,
                ct
            );
            var subject = CostAccounting.YearOf(pack.Division, today.Year);
            var lastDay = new DateOnly(today.Year, 12, 31);
            var matter = new Matter("account-costs", subject, null, pack.Division, pack.Edition, lastDay);
            foreach (var duty in CostAccountingRule.Judge(runs, today.Year, pack).Duties)
                await duties.OpenAsync(duty, matter, ct);
        }
    }

    private async Task OpenTermEndsAsync(FeesDb db, DutyBook duties, CancellationToken ct)
    {
        var today = clock.Today();
        var soon = today.AddDays(DaysBeforeTermEnds);
        var since = today.AddDays(-DaysBeforeTermEnds);
        var ending = await db
            .Terms.AsNoTracking()
            .Where(term => term.LastDay <= soon && term.LastDay >= since)
            .Where(term => !db.Duties.Any(duty => duty.Rule == TermEndRule.Code && duty.SubjectId == term.Id))
            .Join(db.Schools, term => term.SchoolId, school => school.Id, (term, school) => new { term, school })
            .OrderBy(one => one.term.Id)
            .Take(BatchRows)
            .ToListAsync(ct);
        foreach (var (school, term) in ending.Select(one => (one.school, one.term)))
        {
            if (packs.Governing(school, term) is not { } pack)
                continue;
            var matter = new Matter(
                "end-term",
                term.Id,
                school.Id,
                school.CompetentAuthority,
                pack.Edition,
                term.LastDay
            );
            foreach (var duty in TermEndRule.JudgePublishing(pack).Duties)
                await duties.OpenAsync(duty, matter, ct);
        }
    }
}
