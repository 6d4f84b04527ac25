using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.Voluntariness;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Terms;

/// <summary>Looks at every term once a day, from two weeks before its first day to its last: what is owed falls due by itself.</summary>
internal sealed class TermWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TermWatch> log)
    : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int DaysAhead = 14;
    private const int BatchTerms = 50;

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await LookAtBatchAsync(ct) == BatchTerms) { }
    }

    private async Task<int> LookAtBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var terms = await DueAsync(scope.ServiceProvider.GetRequiredService<EnrolmentDb>(), ct);
        foreach (var term in terms)
            await LookAtAsync(term, ct);
        return terms.Count;
    }

    private Task<List<Term>> DueAsync(EnrolmentDb db, CancellationToken ct)
    {
        var (today, until) = (clock.Today(), clock.Today().AddDays(DaysAhead));
        return db
            .Terms.AsNoTracking()
            .Where(term => term.FirstDay <= until && term.LastDay >= today)
            .Where(term => !db.TermLooks.Any(look => look.TermId == term.Id && look.LookedOn >= today))
            .OrderBy(term => term.Id)
            .Take(BatchTerms)
            .ToListAsync(ct);
    }

    // The look is marked first: what changes meanwhile removes the mark, and the term is looked at again.
    private async Task LookAtAsync(Term term, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnrolmentDb>();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into term_look (term_id, school_id, looked_on) values ({term.Id}, {term.SchoolId}, {clock.Today()})
            on conflict (term_id) do update set looked_on = excluded.looked_on
            """,
            ct
        );
        var governing = scope.ServiceProvider.GetRequiredService<Governing>();
        if (await governing.OfAsync(term.SchoolId, term.Id, ct) is { } governed)
        {
            await scope.ServiceProvider.GetRequiredService<TermBook>().ReviewAsync(governed, ct);
            await scope.ServiceProvider.GetRequiredService<VoluntarinessBook>().ReviewAsync(governed, ct);
        }
    }
}
