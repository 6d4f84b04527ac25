using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>Ends contracts with all that hangs on them: the vendor's place at the school, and its staff's clearances.</summary>
internal sealed class VendorRemovals(StaffingDb db, Clearances clearances, Outbox outbox, TimeProvider clock)
{
    /// <summary>Ends these contracts; what was ended before is passed over. The caller saves.</summary>
    public async Task EndAsync(IReadOnlyList<VendorContract> contracts, ContractStatus how, CancellationToken ct)
    {
        var ended = contracts.Where(contract => contract.End(how)).ToList();
        foreach (var (vendor, school) in ended.Select(one => (one.VendorId, one.SchoolId)).Distinct())
            if (!await StillServesAsync(vendor, school, ended, ct))
                await RemoveAsync(vendor, school, how, ct);
    }

    /// <summary>Lets the vendor's contracts with a school rest; its offerings stay, its staff goes. The caller saves.</summary>
    public async Task SuspendAsync(Guid vendor, Guid school, CancellationToken ct)
    {
        var running = await db
            .VendorContracts.Where(one =>
                one.VendorId == vendor && one.SchoolId == school && one.Status == ContractStatus.Active
            )
            .ToListAsync(ct);
        foreach (var contract in running)
            contract.Suspend();
        if (running.Count > 0)
            await LapseStaffAsync(vendor, school, LapseReason.Sanctioned, ct);
    }

    // Another contract of the same vendor with the school keeps it there.
    private Task<bool> StillServesAsync(Guid vendor, Guid school, List<VendorContract> ended, CancellationToken ct)
    {
        var ids = ended.Select(one => one.Id).ToArray();
        return db.VendorContracts.AnyAsync(
            one =>
                one.VendorId == vendor
                && one.SchoolId == school
                && (one.Status == ContractStatus.Active || one.Status == ContractStatus.Suspended)
                && !ids.Contains(one.Id),
            ct
        );
    }

    private async Task RemoveAsync(Guid vendor, Guid school, ContractStatus how, CancellationToken ct)
    {
        var banned = how == ContractStatus.Banned;
        outbox.Publish(
            new VendorRemoved
            {
                VendorId = vendor,
                SchoolId = school,
                Reason = banned ? "sanction" : "contractEnded",
                OccurredAt = clock.Now(),
            }
        );
        await LapseStaffAsync(vendor, school, banned ? LapseReason.Sanctioned : LapseReason.Ended, ct);
    }

    private async Task LapseStaffAsync(Guid vendor, Guid school, LapseReason reason, CancellationToken ct)
    {
        var staff = await db
            .Persons.Where(one =>
                one.VendorId == vendor && one.SchoolId == school && one.Status == ClearanceStatus.Cleared
            )
            .ToListAsync(ct);
        foreach (var person in staff)
            clearances.Lapse(person, reason);
    }
}
