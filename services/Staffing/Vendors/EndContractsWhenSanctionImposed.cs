using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Staffing.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>A banned vendor's contracts end where the ban holds, and none is signed there any more.</summary>
internal sealed class EndContractsWhenSanctionImposed(StaffingDb db, VendorRemovals removals)
    : IConsumer<SanctionImposed>
{
    private const string VendorBanKind = "vendorBan";

    public async Task Consume(ConsumeContext<SanctionImposed> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (told.Kind != VendorBanKind || await db.VendorBans.AnyAsync(one => one.SanctionId == told.SanctionId, ct))
            return;
        var ban = new VendorBan
        {
            SanctionId = told.SanctionId,
            VendorId = told.SubjectId,
            SchoolId = told.SchoolId,
            Division = TextValue.Read<DivisionCode>(told.DivisionCode),
            At = told.OccurredAt,
        };
        db.VendorBans.Add(ban);
        // Read before its contracts: a contract signed in between finds this row changed, and so does this.
        if (await db.Vendors.FirstOrDefaultAsync(one => one.Id == ban.VendorId, ct) is { } vendor)
            vendor.Steps++;
        var running = await db
            .VendorContracts.Where(one =>
                one.VendorId == ban.VendorId
                && (one.Status == ContractStatus.Active || one.Status == ContractStatus.Suspended)
            )
            .ToListAsync(ct);
        var hit = running.Where(one => ban.Covers(one.SchoolId, one.Division)).ToList();
        await removals.EndAsync(hit, ContractStatus.Banned, ct);
    }
}
