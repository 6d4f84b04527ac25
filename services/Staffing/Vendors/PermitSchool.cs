using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /permits/{id} — the competent education authority lets a school admit third parties.</summary>
internal static class PermitSchool
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PermitGranted granted,
        Reach reach,
        StaffingDb db,
        Creations creations,
        PermitRulings permits,
        StandardsInForce standards,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await reach.OverseesAsync(granted.SchoolId, Departments.Education, ct)
            || await db.Schools.FirstOrDefaultAsync(one => one.Id == granted.SchoolId, ct) is not { } school
        )
            return TypedResults.NotFound();
        // What is confirmed belongs to the asking, not to the permit: a repetition may name another total.
        var claim = await creations.ClaimAsync(id, granted with { ConfirmTotal = null }, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting || await db.Permits.AnyAsync(one => one.SchoolId == school.Id, ct))
            return TypedResults.Conflict();
        if (await permits.EnterAsync(id, school, granted.ConfirmTotal, ct) is { } no)
            return no;

        var (authority, today) = (school.CompetentAuthority, clock.Today());
        var criteria = await standards.FindAsync(StandardKind.VendorCriteria, authority, today, ct);
        db.Permits.Add(
            new SchoolPermit
            {
                Id = id,
                SchoolId = school.Id,
                Number = granted.Number,
                Authority = authority,
                StandardId = criteria?.Id,
                GrantedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school is permitted to let third parties in.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Number">Number of the decision (批复文号).</param>
/// <param name="ConfirmTotal">The running total the official has seen; asked while the authority has set none.</param>
public sealed record PermitGranted(
    Guid SchoolId,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    int? ConfirmTotal = null
);

/// <summary>Judges a permit against the running total and counts it.</summary>
internal sealed class PermitRulings(
    StaffingDb db,
    Editions<StaffingPack> editions,
    Settings settings,
    Rulings rulings,
    DutyBook duties,
    TimeProvider clock
)
{
    /// <summary>Null: permitted and counted; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(Guid permit, School school, int? confirmed, CancellationToken ct)
    {
        var (authority, today) = (school.CompetentAuthority, clock.Today());
        if (editions.InForce(school.Division, today) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, today));
        // One row for each authority: of two officials at once, the second finds it changed and asks again.
        var total = await db.PermitTotals.FirstOrDefaultAsync(one => one.Authority == authority, ct);
        if (total is null)
            db.PermitTotals.Add(total = new PermitTotal { Id = Guid.CreateVersion7(), Authority = authority });

        var most = await settings.FindAsync("maxSchoolsWithVendors", authority, today, pack.MaxSchoolsWithVendors, ct);
        var ruling = VendorSchoolsTotalRule.Judge(total.Schools, confirmed, most);
        var matter = new Matter("permit-school", permit, school.Id, authority, pack.Edition);
        // The duty to set a total is the authority's, one for all its schools.
        var ofPermit = new Ruling([.. ruling.Findings.Except(ruling.Duties)]);
        if (await rulings.EnterAsync(matter, ofPermit, Plea.None, ct) is { } no)
            return no;
        foreach (var duty in ruling.Duties)
            await duties.OpenAsync(duty, matter with { SubjectId = total.Id, SchoolId = null }, ct);
        if (most?.Value is not null)
            await duties.DoneAsync(VendorSchoolsTotalRule.Duty, total.Id, "总数已作规定", ct);
        total.Schools++;
        return null;
    }
}
