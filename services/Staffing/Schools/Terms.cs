using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Schools;

/// <summary>Terms as requests name them.</summary>
internal static class Terms
{
    /// <summary>Whether Directory has told of that term, and it is the school's own.</summary>
    public static Task<bool> IsTermOfAsync(this StaffingDb db, Guid termId, Guid schoolId, CancellationToken ct) =>
        db.Terms.AnyAsync(term => term.Id == termId && term.SchoolId == schoolId, ct);
}
