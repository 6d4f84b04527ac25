using System.Globalization;
using System.Linq.Expressions;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>
/// Which complaints the caller reaches: the desk and the education authority of the region; for a sealed one only those of the
/// level that handles it; the school concerned only what is assigned to it or found true. Others: as if there were none.
/// </summary>
public sealed class CaseReach(Caller caller, Reach reach, SupervisionDb db, IHttpContextAccessor http)
{
    /// <summary>Roles of the desk (热线坐席、班长).</summary>
    public static readonly string[] Desk = [Roles.HotlineAgent, Roles.HotlineSupervisor];

    /// <summary>Those who handle complaints.</summary>
    public static readonly string[] Handlers = [.. Desk, Roles.Authority];

    /// <summary>Whether the caller handles complaints at all: the desk, or an education authority.</summary>
    public bool IsHandler => Desk.Any(caller.Is) || caller.IsOf(Departments.Education);

    /// <summary>The complaint, if the caller handles it.</summary>
    public async Task<ComplaintCase?> HandledAsync(Guid id, CancellationToken ct) =>
        IsHandler ? AsSeen(await db.Cases.Where(InReach()).FirstOrDefaultAsync(one => one.Id == id, ct)) : null;

    /// <summary>The complaint, if the caller is the education authority that handles it.</summary>
    public async Task<ComplaintCase?> DecidedAsync(Guid id, CancellationToken ct) =>
        caller.IsOf(Departments.Education) ? await HandledAsync(id, ct) : null;

    /// <summary>The complaint, if the caller leads or keeps the office of the school concerned and it is shown to it.</summary>
    public async Task<ComplaintCase?> OfOwnSchoolAsync(Guid id, CancellationToken ct) =>
        await db.Cases.FirstOrDefaultAsync(one => one.Id == id, ct) is { IsShownToSchool: true } complaint
        && await reach.WorksAtAsync(complaint.SchoolId, ct, Roles.Principal, Roles.SchoolOffice)
            ? AsSeen(complaint)
            : null;

    /// <summary>Every complaint the caller may read.</summary>
    public async Task<IQueryable<ComplaintCase>> ReadableAsync(CancellationToken ct)
    {
        if (IsHandler)
            return db.Cases.AsNoTracking().Where(InReach());
        var schools = await reach.OwnSchoolsAsync(ct);
        return db
            .Cases.AsNoTracking()
            .Where(one => schools.Contains(one.SchoolId) && !one.IsSealed)
            .Where(one => one.AssignedTo == HandlingLevel.School || one.Finding == CaseFinding.Substantiated);
    }

    // Who says which version was on the screen (If-Match) saves over that one only: somebody else's step in between is a 409, and
    // neither is lost. The database compares, so there is no moment between looking and saving.
    private ComplaintCase? AsSeen(ComplaintCase? complaint)
    {
        if (complaint is null || http.HttpContext?.Request.Headers.IfMatch.ToString() is not { Length: > 0 } seen)
            return complaint;
        db.Entry(complaint).Property(one => one.Version).OriginalValue = uint.TryParse(
            seen.Trim('"'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : 0;
        return complaint;
    }

    // Divisions are stored as their prefix text; a caller without one reaches nothing.
    private Expression<Func<ComplaintCase, bool>> InReach()
    {
        var prefix = caller.Division?.Prefix ?? "none";
        return one =>
            ((string)(object)one.HandledBy).StartsWith(prefix)
            || (!one.IsSealed && ((string)(object)one.Division).StartsWith(prefix));
    }
}
