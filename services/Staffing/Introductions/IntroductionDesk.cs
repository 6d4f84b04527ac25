using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Introductions;

/// <summary>Opens introductions for whoever may, and gathers which steps are taken.</summary>
internal sealed class IntroductionDesk(StaffingDb db, Reach reach, AwardedSelections selections)
{
    /// <summary>The introduction with every step and its school; none where the caller may not know of it.</summary>
    public async Task<(Introduction Introduction, School School)?> OpenAsync(Guid id, CancellationToken ct)
    {
        var introduction = await db
            .Introductions.Include(one => one.Steps)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        if (introduction is null)
            return null;
        var mayOpen =
            await reach.WorksAtAsync(introduction.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await reach.OverseesAsync(introduction.SchoolId, Departments.Education, ct);
        return mayOpen && await db.Schools.FirstOrDefaultAsync(one => one.Id == introduction.SchoolId, ct) is { } school
            ? (introduction, school)
            : null;
    }

    /// <summary>The latest introduction of that vendor at that school; none where the school has asked for none.</summary>
    public Task<Introduction?> OfVendorAsync(Guid vendorId, Guid schoolId, CancellationToken ct) =>
        db
            .Introductions.Include(one => one.Steps)
            .Where(one => one.VendorId == vendorId && one.SchoolId == schoolId)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);

    /// <summary>The steps taken: those recorded with the introduction, the authority's selection and the school's permit.</summary>
    public async Task<StepsTaken> TakenAsync(
        Introduction? introduction,
        VendorSelection? selection,
        School school,
        CancellationToken ct
    )
    {
        var passed = introduction?.Passed.ToHashSet() ?? [];
        if (selection is not null)
            passed.Add(VendorStep.Selection);
        if (await db.Permits.AnyAsync(permit => permit.SchoolId == school.Id, ct))
            passed.Add(VendorStep.SchoolPermit);
        return new StepsTaken(passed, school.CompetentAuthority.Level == DivisionLevel.County);
    }

    /// <summary>As above, with whatever selection that vendor has won for this school.</summary>
    public async Task<StepsTaken> TakenAsync(Introduction introduction, School school, CancellationToken ct)
    {
        var selection = introduction.VendorId is { } vendor
            ? await selections.FindAsync(vendor, school, null, ct)
            : null;
        return await TakenAsync(introduction, selection, school, ct);
    }
}
