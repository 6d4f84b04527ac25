using AfterSchool.Safety.Storage;
using AfterSchool.Safety.Terms;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Judges a term once its plan, the term itself and its school have all been heard of, whichever comes last.</summary>
internal sealed class OpenTerms(SafetyDb db, TermBook terms) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        var waiting = await db
            .PlannedTerms.Where(one => one.JudgedAt == null)
            .OrderBy(one => one.TermId)
            .Take(SafetyClock.BatchRows)
            .ToListAsync(ct);
        foreach (var planned in waiting)
            if (await terms.JudgeAsync(planned, ct))
                await db.SaveChangesAsync(ct);
    }
}
