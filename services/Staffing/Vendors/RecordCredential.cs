using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /vendors/{id}/credentials/{credentialId} — an education authority, or a school that brings the vendor in.</summary>
internal static class RecordCredential
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid credentialId,
        CredentialRecorded recorded,
        Caller caller,
        Reach reach,
        StaffingDb db,
        Creations creations,
        CredentialDuties credentials,
        CancellationToken ct
    )
    {
        if (!await db.Vendors.AnyAsync(one => one.Id == id, ct) || !await MayRecordAsync(id, caller, reach, db, ct))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(credentialId, new CredentialClaimed(id, recorded), ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var credential = new VendorCredential
        {
            Id = credentialId,
            VendorId = id,
            Kind = recorded.Kind!.Value,
            Number = recorded.Number,
            Issuer = recorded.Issuer,
            ValidUntil = recorded.ValidUntil,
            RecordedAt = credentials.Now,
        };
        db.VendorCredentials.Add(credential);
        await credentials.DoneAsync(credential, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<bool> MayRecordAsync(
        Guid vendor,
        Caller caller,
        Reach reach,
        StaffingDb db,
        CancellationToken ct
    )
    {
        if (caller.IsOf(Departments.Education))
            return await IsSeenByAsync(vendor, caller, db, ct);
        var schools = await reach.OwnSchoolsAsync(ct);
        return await db.Introductions.AnyAsync(one => one.VendorId == vendor && schools.Contains(one.SchoolId), ct)
            || await db.VendorContracts.AnyAsync(one => one.VendorId == vendor && schools.Contains(one.SchoolId), ct);
    }

    // A credential closes what is owed over contracts: for an authority that has nothing to do with the vendor, it is another's matter.
    private static async Task<bool> IsSeenByAsync(Guid vendor, Caller caller, StaffingDb db, CancellationToken ct)
    {
        var bids = db.Bids.Where(bid => bid.VendorId == vendor).Select(bid => bid.SelectionId);
        var selecting = await db
            .Selections.Where(one => bids.Contains(one.Id))
            .Select(one => one.Division)
            .ToListAsync(ct);
        var contracting = await db
            .VendorContracts.Where(one => one.VendorId == vendor)
            .Select(one => one.Division)
            .ToListAsync(ct);
        DivisionCode[] active = [.. selecting, .. contracting];
        return active.Length == 0 || active.Any(caller.Covers);
    }

    private sealed record CredentialClaimed(Guid VendorId, CredentialRecorded Credential);
}

/// <summary>A vendor's credential.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Number">Number of the certificate, licence or enquiry.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="ValidUntil">Last day it holds.</param>
public sealed record CredentialRecorded(
    [property: Required] CredentialKind? Kind,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    [property: Required, StringLength(200, MinimumLength = 2)] string Issuer,
    DateOnly ValidUntil
);

/// <summary>Closes what is owed over a vendor's credentials once they are all there.</summary>
internal sealed class CredentialDuties(
    StaffingDb db,
    Editions<StaffingPack> editions,
    DutyBook duties,
    TimeProvider clock
)
{
    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>Kinds that the vendor can show on that day.</summary>
    public async Task<IReadOnlyList<CredentialKind>> ShownAsync(Guid vendor, DateOnly day, CancellationToken ct) =>
        await db
            .VendorCredentials.Where(one => one.VendorId == vendor && one.ValidUntil >= day)
            .Select(one => one.Kind)
            .Distinct()
            .ToListAsync(ct);

    /// <summary>Closes the duties of the vendor's running contracts where nothing is missing any more.</summary>
    public async Task DoneAsync(VendorCredential added, CancellationToken ct)
    {
        var today = clock.Today();
        var shown = (await ShownAsync(added.VendorId, today, ct)).ToList();
        if (added.ValidUntil >= today)
            shown.Add(added.Kind);
        var running = await db
            .VendorContracts.Where(one => one.VendorId == added.VendorId && one.Status == ContractStatus.Active)
            .ToListAsync(ct);
        foreach (var contract in running)
            if (
                editions.InForce(contract.Division, today) is { } pack
                && VendorQualificationRule.Judge(shown, pack).Findings.Count == 0
            )
                await duties.DoneAsync(VendorQualificationRule.Duty, contract.Id, "机构资质齐全", ct);
    }
}
