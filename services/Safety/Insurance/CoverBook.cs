using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Insurance;

/// <summary>Compares what is covered with what is asked: opens the duties of a gap, and closes them once it is filled.</summary>
internal sealed class CoverBook(SafetyDb db, Law law, Rulings rulings, DutyBook duties)
{
    private static readonly string[] Rules = [InsuranceRule.OfSchool, InsuranceRule.OfAuthority, InsuranceRule.OfUse];

    /// <summary>Judges one term. The caller saves.</summary>
    public async Task JudgeAsync(
        Term term,
        Ground ground,
        IReadOnlyList<InsurancePolicy> policies,
        CancellationToken ct
    )
    {
        var gap = Cover.FirstGap(policies, term.FirstDay, term.LastDay);
        var reaching = policies.Where(one => one.From <= term.LastDay && one.Until >= term.FirstDay).ToArray();
        var ruling = ground.Pack is { } pack ? InsuranceRule.Judge(pack, gap, reaching.Length > 0) : Ruling.Permitted;
        if (ruling.Findings.Count > 0)
            await rulings.EnterAsync(ground.Matter("cover", term.Id), ruling, Plea.None, ct);
        else
            foreach (var rule in Rules)
                await duties.DoneAsync(
                    rule,
                    term.Id,
                    $"policies {string.Join(", ", reaching.Select(one => one.Id))}",
                    ct
                );
    }

    /// <summary>Judges every term of a school that was looked at before, with the policy just entered. The caller saves.</summary>
    public async Task JudgeAgainAsync(InsurancePolicy entered, CancellationToken ct)
    {
        IReadOnlyList<InsurancePolicy> policies = [.. await PoliciesAsync(entered.SchoolId, ct), entered];
        var terms = await (
            from planned in db.PlannedTerms
            join term in db.Terms on planned.TermId equals term.Id
            where planned.SchoolId == entered.SchoolId && planned.JudgedAt != null
            select term
        )
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (var term in terms)
            if (await law.AtAsync(entered.SchoolId, term.Id, term.FirstDay, ct) is { } ground)
                await JudgeAsync(term, ground, policies, ct);
    }

    /// <summary>A school's policies.</summary>
    public async Task<IReadOnlyList<InsurancePolicy>> PoliciesAsync(Guid schoolId, CancellationToken ct) =>
        await db.InsurancePolicies.Where(one => one.SchoolId == schoolId).ToListAsync(ct);
}
