using AfterSchool.Safety.Insurance;
using AfterSchool.Safety.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Judges cover once the plan, its term and its school have all been heard of, whichever comes last.</summary>
internal sealed class InsuranceGaps(SafetyDb db, CoverBook covers) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        var waiting = await db
            .ExpectedCovers.Where(one => one.JudgedAt == null)
            .OrderBy(one => one.TermId)
            .Take(SafetyClock.BatchRows)
            .ToListAsync(ct);
        foreach (var expected in waiting)
            if (await covers.JudgeAsync(expected, await covers.PoliciesAsync(expected.SchoolId, ct), ct))
                await db.SaveChangesAsync(ct);
    }
}
