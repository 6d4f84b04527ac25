using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Asks of each person assigned at a school, once the school is known, whether the responsibility is fixed in writing.</summary>
internal sealed class UnfixedResponsibilities(SafetyDb db, Law law, Rulings rulings, TimeProvider clock) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        var waiting = await db
            .Engagements.Where(one => one.JudgedAt == null && db.Schools.Any(school => school.Id == one.SchoolId))
            .OrderBy(one => one.Id)
            .Take(SafetyClock.BatchRows)
            .ToListAsync(ct);
        foreach (var engagement in waiting)
        {
            if (await law.AtAsync(engagement.SchoolId, termId: null, clock.Today(), ct) is not { } ground)
                continue;
            engagement.JudgedAt = clock.Now();
            var isFixed = await db.ResponsibilityDocuments.AnyAsync(
                one => one.SchoolId == engagement.SchoolId && one.PersonId == engagement.PersonId,
                ct
            );
            if (ground.Pack is { } pack)
                await rulings.EnterAsync(
                    ground.Matter("assign-staff", engagement.Id),
                    ResponsibilityRule.Judge(pack, isFixed),
                    Plea.None,
                    ct
                );
            await db.SaveChangesAsync(ct);
        }
    }
}
