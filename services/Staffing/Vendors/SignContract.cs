using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /contracts/{id} — a school signs with a vendor that the authority has selected.</summary>
internal static class SignContract
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ContractSigned signed,
        Reach reach,
        StaffingDb db,
        Creations creations,
        ContractRulings contracts,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await reach.WorksAtAsync(signed.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await db.Schools.FirstOrDefaultAsync(one => one.Id == signed.SchoolId, ct) is not { } school
            // Read before its bans: a ban that comes in between finds this row changed, or this contract finds the ban.
            || await db.Vendors.FirstOrDefaultAsync(one => one.Id == signed.VendorId, ct) is not { } vendor
        )
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, signed, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var contract = new VendorContract
        {
            Id = id,
            SchoolId = school.Id,
            Division = school.Division,
            VendorId = vendor.Id,
            SelectionId = signed.SelectionId,
            From = signed.From,
            Until = signed.Until,
            Scope = signed.Scope!.Value,
        };
        if (await contracts.EnterAsync(contract, school, ct) is { } no)
            return no;
        vendor.Steps++;
        db.VendorContracts.Add(contract);
        outbox.Publish(
            new VendorAdmitted
            {
                VendorId = vendor.Id,
                SchoolId = school.Id,
                ContractId = id,
                From = contract.From,
                Until = contract.Until,
                Edition = contract.Edition!,
                OccurredAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school's contract with a vendor.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="VendorId">The vendor.</param>
/// <param name="SelectionId">The selection it was awarded.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Scope">What the vendor takes over.</param>
public sealed record ContractSigned(
    Guid SchoolId,
    Guid VendorId,
    Guid SelectionId,
    DateOnly From,
    DateOnly Until,
    [property: Required] ContractScope? Scope
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until < From)
            yield return new ValidationResult("A contract ends after it begins.", [nameof(Until)]);
    }
}

/// <summary>Gathers what a contract is judged by, and enters the ruling.</summary>
internal sealed class ContractRulings(
    StaffingDb db,
    Editions<StaffingPack> editions,
    Rulings rulings,
    DutyBook duties,
    TimeProvider clock
)
{
    private const string OwnStaff = "ownStaff";
    private const string External = "external";

    /// <summary>Null: the contract may be signed; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(VendorContract contract, School school, CancellationToken ct)
    {
        if (editions.InForce(school.Division, contract.From) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, contract.From));
        var facts = await FactsAsync(contract, school, ct);
        var ruling = contract.Sign(pack, facts);
        var matter = new Matter("sign-contract", contract.Id, school.Id, school.CompetentAuthority, pack.Edition);
        var ofContract = new Ruling([.. ruling.Findings.Except(ruling.Duties)]);
        if (await rulings.EnterAsync(matter, ofContract, Plea.None, ct) is { } no)
            return no;

        // The list was to be published before this day, which is the last one to do it; the duty is about the list entry.
        var ofList = matter with
        {
            SubjectId = contract.SelectionId,
            SchoolId = null,
            DutiesDueOn = clock.Today(),
        };
        foreach (var duty in ruling.Duties)
            await duties.OpenAsync(duty, ofList, ct);
        return null;
    }

    private async Task<ContractFacts> FactsAsync(VendorContract contract, School school, CancellationToken ct)
    {
        var selection = await db
            .Selections.Include(one => one.Bids)
            .FirstOrDefaultAsync(one => one.Id == contract.SelectionId, ct);
        if (selection is not null && !Reaches(selection, school))
            selection = null;
        var bans = await db.VendorBans.Where(ban => ban.VendorId == contract.VendorId).ToListAsync(ct);
        var (organisations, total) = await MinutesAsync(contract, ct);
        return new ContractFacts(
            selection,
            await db.Permits.AnyAsync(permit => permit.SchoolId == school.Id, ct),
            bans.Any(ban => ban.Covers(school.Id, school.Division)),
            organisations,
            total
        );
    }

    // An authority's selection holds for the schools in its division and for those it is the competent authority of.
    private static bool Reaches(VendorSelection selection, School school) =>
        selection.Division.Covers(school.Division) || selection.Division.Covers(school.CompetentAuthority);

    private async Task<(long Organisations, long Total)> MinutesAsync(VendorContract contract, CancellationToken ct)
    {
        var rows = await db
            .Schedules.Where(one => one.SchoolId == contract.SchoolId)
            .Join(
                db.Offerings,
                schedule => schedule.OfferingId,
                offering => offering.Id,
                (schedule, offering) => new { offering.ProviderKind, Schedule = schedule }
            )
            .AsNoTracking()
            .ToListAsync(ct);
        var minutes = rows.Select(row => new
            {
                row.ProviderKind,
                Minutes = row
                    .Schedule.Sessions.Where(one => one.Day >= contract.From && one.Day <= contract.Until)
                    .Sum(one => (long)one.Minutes()),
            })
            .ToList();
        return (
            minutes.Where(one => one.ProviderKind is not (OwnStaff or External)).Sum(one => one.Minutes),
            minutes.Sum(one => one.Minutes)
        );
    }
}
