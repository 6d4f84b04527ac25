using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Timetable;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.ContentReviews;

/// <summary>
/// Asks for the reviews of what was published: by looking, since offering, timetable, term and school arrive in any order. Any
/// number may run: rows are taken with <c>SKIP LOCKED</c>.
/// </summary>
internal sealed partial class ContentReviewClock(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ContentReviewClock> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    private const int BatchRows = 200;

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await AskAsync(ct) == BatchRows) { }
    }

    private async Task<int> AskAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffingDb>();
        var editions = scope.ServiceProvider.GetRequiredService<Editions<StaffingPack>>();
        var duties = scope.ServiceProvider.GetRequiredService<DutyBook>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var unasked = await db
            .Offerings.FromSql(
                $"""
                select offering.* from offering
                where review_asked_at is null and exists (select 1 from school where school.id = offering.school_id)
                order by offering.id limit {BatchRows} for update of offering skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var offering in unasked)
        {
            offering.ReviewAskedAt = clock.Now();
            var school = await db.Schools.FirstAsync(one => one.Id == offering.SchoolId, ct);
            var term = await db.Terms.FirstOrDefaultAsync(one => one.Id == offering.TermId, ct);
            if (editions.InForce(school.Division, term?.FirstDay ?? clock.Today()) is not { } pack)
                continue;
            var matter = await MatterAsync(db, offering, school, term, ct);
            foreach (var duty in ContentReviewRule.Judge(offering, pack).Duties)
                await duties.OpenAsync(duty, matter with { Edition = pack.Edition }, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return unasked.Count;
    }

    // Before the item opens: its first session, or the term's first day while no timetable is known.
    private async Task<Matter> MatterAsync(
        StaffingDb db,
        Offering offering,
        School school,
        Term? term,
        CancellationToken ct
    )
    {
        var schedule = await db.Schedules.FirstOrDefaultAsync(one => one.OfferingId == offering.Id, ct);
        var opens = schedule?.FirstDay ?? term?.FirstDay;
        var due = opens > clock.Today() ? opens : null;
        return new Matter("publish-offering", offering.Id, school.Id, school.CompetentAuthority, null, due);
    }
}
