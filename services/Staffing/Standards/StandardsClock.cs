using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Standards;

/// <summary>
/// Asks each authority that admits for what it admits by: by looking, so that two officials who admit at once never meet over it.
/// </summary>
internal sealed partial class StandardsClock(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<StandardsClock> log
) : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    protected override async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffingDb>();
        var asking = new Asking(
            scope.ServiceProvider.GetRequiredService<Editions<StaffingPack>>(),
            scope.ServiceProvider.GetRequiredService<StandardsInForce>(),
            scope.ServiceProvider.GetRequiredService<DutyBook>(),
            clock.Today()
        );
        foreach (var authority in await db.Permits.Select(one => one.Authority).Distinct().ToListAsync(ct))
            await asking.AskAsync(StandardKind.VendorCriteria, authority, ct);
        foreach (var authority in await db.Selections.Select(one => one.Division).Distinct().ToListAsync(ct))
            await asking.AskAsync(StandardKind.VendorSelection, authority, ct);
        var approving = db
            .Schools.Where(school => db.Persons.Any(one => one.SchoolId == school.Id && one.Approved == true))
            .Select(school => school.CompetentAuthority);
        foreach (var authority in await approving.Distinct().ToListAsync(ct))
            await asking.AskAsync(StandardKind.PersonReview, authority, ct);
        await db.SaveChangesAsync(ct);
    }

    private sealed record Asking(
        Editions<StaffingPack> Editions,
        StandardsInForce Standards,
        DutyBook Duties,
        DateOnly Today
    )
    {
        public async Task AskAsync(StandardKind kind, DivisionCode authority, CancellationToken ct)
        {
            if (Editions.InForce(authority, Today) is not { } pack)
                return;
            var laidDown = await Standards.FindAsync(kind, authority, Today, ct) is not null;
            var subject = AuthorityStandard.SubjectOf(authority);
            var matter = new Matter("admit", subject, null, authority, pack.Edition);
            foreach (var duty in StandardOwedRule.Judge(kind, laidDown, pack).Duties)
                await Duties.OpenAsync(duty, matter, ct);
        }
    }
}
