using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>Opens the sealed grounds of pupils where places are given, and says no more than whether they have priority.</summary>
internal sealed class PriorityGrounds(EnrolmentDb db, [FromKeyedServices("Grounds")] KeyRing ring)
{
    /// <summary>Those of these pupils who belong to a priority group of the page.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(
        IReadOnlyCollection<Guid> pupils,
        EnrolmentPack pack,
        CancellationToken ct
    )
    {
        if (pack.PriorityGroups is not { } groups)
            return new HashSet<Guid>();
        string[] named = [.. groups.Value, .. pack.OtherPriorityGroups?.Value ?? []];
        var among = await db
            .Pupils.AsNoTracking()
            .Where(pupil => pupils.Contains(pupil.Id))
            .Select(pupil => new
            {
                pupil.Id,
                pupil.Grade,
                pupil.GroundsSealed,
            })
            .ToListAsync(ct);
        return among
            .Where(pupil =>
                pack.PriorityGrades?.Value.Contains(pupil.Grade) == true
                || Codes(pupil.Id, pupil.GroundsSealed ?? "").Any(named.Contains)
            )
            .Select(pupil => pupil.Id)
            .ToHashSet();
    }

    private string[] Codes(Guid pupil, string grounds) =>
        grounds.Length == 0
            ? []
            : ring.Open(grounds, $"{pupil}/grounds")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
