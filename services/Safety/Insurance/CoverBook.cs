using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Insurance;

/// <summary>Compares what is covered with what is expected: opens the duties of a gap, and closes them once it is filled.</summary>
internal sealed class CoverBook(SafetyDb db, Law law, Rulings rulings, DutyBook duties, TimeProvider clock)
{
    /// <summary>Judges one expectation; false while its term or school is not known. The caller saves.</summary>
    public async Task<bool> JudgeAsync(
        ExpectedCover expected,
        IReadOnlyList<InsurancePolicy> policies,
        CancellationToken ct
    )
    {
        var term = await db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == expected.TermId, ct);
        if (term is null || await law.AtAsync(expected.SchoolId, term.Id, term.FirstDay, ct) is not { } ground)
            return false;

        var gap = Cover.FirstGap(policies, term.FirstDay, term.LastDay);
        expected.JudgedAt = clock.Now();
        if (gap is null)
        {
            var evidence = $"policies {string.Join(", ", policies.Select(one => one.Id))}";
            await duties.DoneAsync(InsuranceRule.OfSchool, term.Id, evidence, ct);
            await duties.DoneAsync(InsuranceRule.OfAuthority, term.Id, evidence, ct);
        }
        else if (ground.Pack is { } pack)
            await rulings.EnterAsync(ground.Matter("cover", term.Id), InsuranceRule.Judge(pack, gap), Plea.None, ct);

        return true;
    }

    /// <summary>A school's policies, the ones just entered included.</summary>
    public async Task<IReadOnlyList<InsurancePolicy>> PoliciesAsync(Guid schoolId, CancellationToken ct) =>
        await db.InsurancePolicies.Where(one => one.SchoolId == schoolId).ToListAsync(ct);
}
