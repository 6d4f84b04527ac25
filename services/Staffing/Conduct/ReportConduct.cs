using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Conduct;

/// <summary>PUT /conduct-cases/{id} — the school or the education authority reports; the one bound then owes an investigation.</summary>
internal static class ReportConduct
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ConductReported reported,
        Reach reach,
        StaffingDb db,
        Creations creations,
        Editions<StaffingPack> editions,
        Rulings rulings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await db.Schools.FirstOrDefaultAsync(one => one.Id == reported.SchoolId, ct) is not { } school
            || !await MayReportAsync(school, reach, ct)
            || !await AboutSomebodyAsync(reported, db, ct)
        )
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, reported, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        if (editions.InForce(school.Division, clock.Today()) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, clock.Today()));
        var matter = new Matter("report-conduct", id, school.Id, school.CompetentAuthority, pack.Edition);
        var ruling = MisconductRule.Judge(reported.Kind!.Value, pack);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        db.ConductCases.Add(
            new ConductCase
            {
                Id = id,
                SchoolId = school.Id,
                Kind = reported.Kind.Value,
                VendorId = reported.VendorId,
                PersonId = reported.PersonId,
                LinkedTo = reported.LinkedTo,
                ComplaintId = reported.ComplaintId,
                Summary = reported.Summary,
                ReportedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<bool> MayReportAsync(School school, Reach reach, CancellationToken ct) =>
        await reach.WorksAtAsync(school.Id, ct, Roles.SchoolOffice, Roles.Principal)
        || await reach.OverseesAsync(school.Id, Departments.Education, ct);

    private static async Task<bool> AboutSomebodyAsync(ConductReported reported, StaffingDb db, CancellationToken ct) =>
        (reported.VendorId is null || await db.Vendors.AnyAsync(one => one.Id == reported.VendorId, ct))
        && (
            reported.PersonId is null
            || await db.Persons.AnyAsync(one => one.Id == reported.PersonId && one.SchoolId == reported.SchoolId, ct)
        )
        && (
            reported.LinkedTo is null
            || await db.ConductCases.AnyAsync(
                one => one.Id == reported.LinkedTo && one.SchoolId == reported.SchoolId,
                ct
            )
        );
}

/// <summary>Misconduct that is reported.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Kind">What is reported.</param>
/// <param name="Summary">What is said to have happened; no names.</param>
/// <param name="VendorId">The vendor it is about, of soliciting.</param>
/// <param name="PersonId">The person it is about.</param>
/// <param name="LinkedTo">Of connivance: the case of the soliciting that was let happen.</param>
/// <param name="ComplaintId">The complaint with Supervision, where there is one.</param>
public sealed record ConductReported(
    Guid SchoolId,
    [property: Required] ConductKind? Kind,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Summary,
    Guid? VendorId = null,
    Guid? PersonId = null,
    Guid? LinkedTo = null,
    Guid? ComplaintId = null
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == ConductKind.Soliciting && VendorId is null)
            yield return new ValidationResult("Soliciting is a vendor's.", [nameof(VendorId)]);
        if (Kind == ConductKind.Connivance && LinkedTo is null)
            yield return new ValidationResult("Connivance is linked to the soliciting.", [nameof(LinkedTo)]);
    }
}
