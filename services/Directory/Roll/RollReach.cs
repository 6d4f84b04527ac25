using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Roll;

/// <summary>How far the caller reaches over the roll itself; what is out of reach is answered as if it did not exist.</summary>
public sealed class RollReach(Caller caller, DirectoryDb db)
{
    /// <summary>Who asks.</summary>
    public Guid AccountId => caller.AccountId;

    /// <summary>Whether the caller may enter a school there: an operator, or the education authority that covers the division.</summary>
    public bool EntersSchoolsIn(DivisionCode division) =>
        caller.Is(Roles.Operator) || (caller.IsOf(Departments.Education) && caller.Covers(division));

    /// <summary>Whether the caller keeps that school's roll: its office, or an operator.</summary>
    public async Task<bool> KeepsAsync(Guid schoolId, CancellationToken ct) =>
        caller.Is(Roles.Operator)
            ? await db.Schools.AnyAsync(school => school.Id == schoolId, ct)
            : await WorksAtAsync(schoolId, ct, Roles.SchoolOffice);

    /// <summary>Whether the caller holds one of these roles at that school, in the token and on the roll.</summary>
    public Task<bool> WorksAtAsync(Guid schoolId, CancellationToken ct, params string[] roles)
    {
        var held = roles.Where(caller.Is).ToArray();
        return db.Posts.AnyAsync(
            post =>
                post.AccountId == caller.AccountId
                && post.SchoolId == schoolId
                && post.IsActive
                && post.Roles.Any(role => held.Contains(role)),
            ct
        );
    }

    /// <summary>Whether the caller may read the school's classes, terms and posts.</summary>
    public async Task<bool> ReadsAsync(Guid schoolId, CancellationToken ct) =>
        await Readable().AnyAsync(school => school.Id == schoolId, ct);

    /// <summary>The schools whose public facts the caller may read: an operator all, an authority its region, staff their own.</summary>
    public IQueryable<Schools.School> Readable()
    {
        var schools = db.Schools.AsNoTracking();
        if (caller.Is(Roles.Operator))
            return schools;
        if (caller.Is(Roles.Authority) || caller.Is(Roles.ProvincialPlatform))
        {
            // Stored as the prefix text; a caller without a division sees nothing.
            var prefix = caller.Division?.Prefix ?? "none";
            return schools.Where(school =>
                ((string)(object)school.Division).StartsWith(prefix)
                || ((string)(object)school.CompetentAuthority).StartsWith(prefix)
            );
        }

        return schools.Where(school =>
            db.Posts.Any(post => post.AccountId == caller.AccountId && post.SchoolId == school.Id && post.IsActive)
        );
    }
}
