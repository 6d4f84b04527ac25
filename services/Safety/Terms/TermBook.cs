using AfterSchool.Safety.Insurance;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Terms;

/// <summary>
/// What a term with a plan in force asks of school and police: opened as duties of that term, unless done already. None of them
/// keeps a school from opening.
/// </summary>
internal sealed class TermBook(SafetyDb db, Law law, Rulings rulings, CoverBook covers, TimeProvider clock)
{
    /// <summary>Judges one term; false while its term or school is not known. The caller saves.</summary>
    public async Task<bool> JudgeAsync(PlannedTerm planned, CancellationToken ct)
    {
        var term = await db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == planned.TermId, ct);
        if (term is null || await law.AtAsync(planned.SchoolId, term.Id, term.FirstDay, ct) is not { } ground)
            return false;

        planned.JudgedAt = clock.Now();
        await covers.JudgeAsync(term, ground, await covers.PoliciesAsync(planned.SchoolId, ct), ct);
        if (ground.Pack is not { } pack)
            return true;
        // 「有效」 is asked for at opening: what is owed by then is due by then, or today where the term has begun.
        var opening = clock.Today() > term.FirstDay ? clock.Today() : term.FirstDay;
        await rulings.EnterAsync(
            ground.Matter("open-term", term.Id, opening),
            Ruling.All(
                EmergencyPlanRule.Judge(pack, await HasPlanAsync(planned.SchoolId, opening, ct)),
                HazardInspectionRule.JudgeOwed(pack, await HasLookedAsync(planned.SchoolId, term, ct))
            ),
            Plea.None,
            ct
        );
        await rulings.EnterAsync(
            ground.Matter("name-responsible", term.Id),
            Ruling.All(
                FirstResponsibleRule.Judge(pack, await IsNamedAsync(planned.SchoolId, ct)),
                PolicePatrolRule.Judge(pack, [])
            ),
            Plea.None,
            ct
        );
        return true;
    }

    private Task<bool> HasPlanAsync(Guid school, DateOnly day, CancellationToken ct) =>
        db.EmergencyPlans.AnyAsync(one => one.SchoolId == school && one.From <= day && one.Until >= day, ct);

    private Task<bool> IsNamedAsync(Guid school, CancellationToken ct) =>
        db.FirstResponsiblePersons.AnyAsync(one => one.SchoolId == school, ct);

    // 「排查」 before a term: in the four weeks before its first day, or since.
    private Task<bool> HasLookedAsync(Guid school, Term term, CancellationToken ct)
    {
        var since = term.FirstDay.AddDays(-28);
        return db.HazardInspections.AnyAsync(
            one => one.SchoolId == school && one.InspectedOn >= since && one.InspectedOn <= term.LastDay,
            ct
        );
    }
}
