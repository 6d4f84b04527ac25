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
) : RecurringLook(TimeSpan.FromSeconds(10), log)
{
    protected override async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StaffingDb>();
        var editions = scope.ServiceProvider.GetRequiredService<Editions<StaffingPack>>();
        var duties = scope.ServiceProvider.GetRequiredService<DutyBook>();
        var today = clock.Today();
        var standards = await db.Standards.AsNoTracking().Where(one => one.From <= today).ToListAsync(ct);
        var rules = Enum.GetValues<StandardKind>().Select(StandardOwedRule.CodeOf).ToArray();
        var asked = await db
            .Duties.Where(duty => rules.Contains(duty.Rule))
            .Select(duty => duty.SubjectId.ToString() + duty.Rule)
            .ToHashSetAsync(ct);
        foreach (var (kind, authority) in await AdmittingAsync(db, ct))
        {
            var subject = AuthorityStandard.SubjectOf(authority);
            if (asked.Contains(subject + StandardOwedRule.CodeOf(kind)))
                continue;
            if (editions.InForce(authority, today) is not { } pack)
                continue;
            var laidDown = standards.Any(one => one.Kind == kind && one.Division.Covers(authority));
            var matter = new Matter("admit", subject, null, authority, pack.Edition);
            foreach (var duty in StandardOwedRule.Judge(kind, laidDown, pack).Duties)
                await duties.OpenAsync(duty, matter, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<IReadOnlyList<(StandardKind Kind, DivisionCode Authority)>> AdmittingAsync(
        StaffingDb db,
        CancellationToken ct
    )
    {
        var permitting = await db.Permits.Select(one => one.Authority).Distinct().ToListAsync(ct);
        var selecting = await db.Selections.Select(one => one.Division).Distinct().ToListAsync(ct);
        var approving = await db
            .Schools.Where(school => db.Persons.Any(one => one.SchoolId == school.Id && one.Approved == true))
            .Select(school => school.CompetentAuthority)
            .Distinct()
            .ToListAsync(ct);
        return
        [
            .. permitting.Select(authority => (StandardKind.VendorCriteria, authority)),
            .. selecting.Select(authority => (StandardKind.VendorSelection, authority)),
            .. approving.Select(authority => (StandardKind.PersonReview, authority)),
        ];
    }
}
