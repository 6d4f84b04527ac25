using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Access;

/// <summary>
/// How far the caller reaches, object by object: region, school, class, child. Asked of the service's own copy of the roll, so
/// that a link removed today counts today. What is out of reach is answered as if it did not exist.
/// </summary>
public sealed class Reach(Caller caller, ServiceDb db)
{
    /// <summary>Whether the caller holds one of these roles at that school, in the token and on the roll.</summary>
    public Task<bool> WorksAtAsync(Guid schoolId, CancellationToken ct, params string[] roles)
    {
        var held = roles.Where(caller.Is).ToArray();
        return db.StaffPosts.AnyAsync(
            post =>
                post.AccountId == caller.AccountId
                && post.SchoolId == schoolId
                && post.IsActive
                && post.Roles.Any(role => held.Contains(role)),
            ct
        );
    }

    /// <summary>Whether the caller is an official of the department whose division covers the school or its authority.</summary>
    public async Task<bool> OverseesAsync(Guid schoolId, string department, CancellationToken ct) =>
        caller.IsOf(department) && await InDivisionAsync(schoolId, ct);

    /// <summary>Whether the school lies in the caller's division or under its authority.</summary>
    public async Task<bool> InDivisionAsync(Guid schoolId, CancellationToken ct) =>
        await db.Schools.AsNoTracking().FirstOrDefaultAsync(school => school.Id == schoolId, ct) is { } school
        && (caller.Covers(school.CompetentAuthority) || caller.Covers(school.Division));

    /// <summary>Whether the caller may read the school's matters: its own staff, or an official of its region.</summary>
    public async Task<bool> ReadsSchoolAsync(Guid schoolId, CancellationToken ct) =>
        await db.StaffPosts.AnyAsync(
            post => post.AccountId == caller.AccountId && post.SchoolId == schoolId && post.IsActive,
            ct
        )
        || ((caller.Is(Roles.Authority) || caller.Is(Roles.ProvincialPlatform)) && await InDivisionAsync(schoolId, ct));

    /// <summary>Whether the caller is guardian of that pupil today.</summary>
    public async Task<bool> IsGuardianOfAsync(Guid pupilId, CancellationToken ct) =>
        caller.Is(Roles.Guardian)
        && await db.GuardianLinks.AnyAsync(
            link => link.GuardianAccountId == caller.AccountId && link.PupilId == pupilId && link.IsActive,
            ct
        );

    /// <summary>Whether the caller leads that class.</summary>
    public async Task<bool> LeadsClassAsync(Guid classId, CancellationToken ct) =>
        caller.Is(Roles.ClassTeacher)
        && await db.Classes.AnyAsync(one => one.Id == classId && one.ClassTeacherAccountId == caller.AccountId, ct);

    /// <summary>Ids of the schools the caller works at.</summary>
    public Task<Guid[]> OwnSchoolsAsync(CancellationToken ct) =>
        db
            .StaffPosts.Where(post => post.AccountId == caller.AccountId && post.IsActive)
            .Select(post => post.SchoolId)
            .ToArrayAsync(ct);
}
