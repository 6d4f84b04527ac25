using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>What opening a rural school depends on besides its plan.</summary>
/// <param name="IsCoordinated">Whether a central school plans for it.</param>
/// <param name="IsDecidedOpen">Whether the county government decided that it opens.</param>
internal sealed record RuralFacts(bool IsCoordinated, bool IsDecidedOpen);

/// <summary>Which central school coordinates a village school (村小学、教学点与乡镇中心学校), as the roll last told.</summary>
public sealed class Coordination
{
    /// <summary>The village school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The central school; none where the school plans for itself.</summary>
    public Guid? CentralSchoolId { get; set; }

    /// <summary>Revision last applied.</summary>
    public long Revision { get; set; }
}

/// <summary>A county government's decision whether a rural school runs the service (县级人民政府研究确定): a dated record. Append-only.</summary>
public sealed class CountyDecision
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rural school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Whether it opens.</summary>
    public required bool Opens { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Number of the document (文号) or of the minutes.</summary>
    public required string Number { get; init; }

    /// <summary>What it says.</summary>
    public required string Words { get; init; }

    /// <summary>Account of the official who recorded it.</summary>
    public required Guid RecordedBy { get; init; }
}

/// <summary>How rural facts are asked.</summary>
internal static class RuralQueries
{
    /// <summary>What opening this school depends on, as of now: the latest decision counts.</summary>
    public static async Task<RuralFacts> RuralFactsAsync(this EnrolmentDb db, Guid schoolId, CancellationToken ct)
    {
        var latest = await db
            .CountyDecisions.Where(one => one.SchoolId == schoolId)
            .OrderByDescending(one => one.On)
            .ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);
        return new RuralFacts(await db.CentralSchoolOfAsync(schoolId, ct) is not null, latest is { Opens: true });
    }

    /// <summary>The central school that plans for this one.</summary>
    public static async Task<Guid?> CentralSchoolOfAsync(this EnrolmentDb db, Guid schoolId, CancellationToken ct) =>
        (await db.Coordinations.FindAsync([schoolId], ct))?.CentralSchoolId;
}
