using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Whether a vendor may serve a school, as Staffing last told; the later of the two facts counts, whichever came first.</summary>
public sealed class VendorAdmission
{
    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its registered name; null where nobody has told it yet.</summary>
    public string? Name { get; set; }

    /// <summary>First day of the contract.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day of the contract.</summary>
    public DateOnly Until { get; set; }

    /// <summary>When it was admitted.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }

    /// <summary>When it was removed.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Whether it may serve the school on that day.</summary>
    public bool HoldsOn(DateOnly day) =>
        AdmittedAt is { } admitted && !(RemovedAt >= admitted) && From <= day && day <= Until;
}

/// <summary>How admissions are kept.</summary>
internal static class VendorAdmissions
{
    /// <summary>Registered names of those who give these offerings, by vendor (提供方).</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> VendorNamesAsync(
        this EnrolmentDb db,
        IEnumerable<Offering> offerings,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. offerings.Select(one => one.VendorId).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
            return new Dictionary<Guid, string>();
        var told = await db
            .VendorAdmissions.AsNoTracking()
            .Where(one => ids.Contains(one.VendorId) && one.Name != null)
            .OrderBy(one => one.AdmittedAt)
            .Select(one => new { one.VendorId, one.Name })
            .ToListAsync(ct);
        // The last that was told.
        return told.GroupBy(one => one.VendorId).ToDictionary(one => one.Key, one => one.Last().Name!);
    }

    /// <summary>The copy for a vendor and a school, made when it is the first told of them.</summary>
    public static async Task<VendorAdmission> AdmissionAsync(
        this EnrolmentDb db,
        Guid vendor,
        Guid school,
        CancellationToken ct
    )
    {
        if (await db.VendorAdmissions.FindAsync([vendor, school], ct) is { } known)
            return known;
        var fresh = new VendorAdmission { VendorId = vendor, SchoolId = school };
        db.VendorAdmissions.Add(fresh);
        return fresh;
    }
}
