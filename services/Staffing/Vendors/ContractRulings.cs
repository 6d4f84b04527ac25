using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Timetable;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>Gathers what a contract is judged by.</summary>
internal sealed class ContractDesk(
    StaffingDb db,
    AwardedSelections selections,
    IntroductionDesk introductions,
    CredentialDuties credentials
)
{
    public async Task<ContractFacts> FactsAsync(VendorContract contract, School school, CancellationToken ct)
    {
        var selection = contract.SelectionId is { } named
            ? await selections.FindAsync(contract.VendorId, school, named, ct)
            : null;
        var introduction = await introductions.OfVendorAsync(contract.VendorId, school.Id, ct);
        var bans = await db.VendorBans.Where(ban => ban.VendorId == contract.VendorId).ToListAsync(ct);
        var (organisations, total) = await MinutesAsync(contract, ct);
        return new ContractFacts
        {
            Selection = selection,
            Introduction = introduction,
            Taken = await introductions.TakenAsync(introduction, selection, school, ct),
            IsBanned = bans.Any(ban => ban.Covers(school.Id, school.Division)),
            OrganisationMinutes = organisations,
            TotalMinutes = total,
            Credentials = await credentials.ShownAsync(contract.VendorId, contract.From, ct),
        };
    }

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
            minutes.Where(one => Offering.IsOfOrganisation(one.ProviderKind)).Sum(one => one.Minutes),
            minutes.Sum(one => one.Minutes)
        );
    }
}

/// <summary>Judges a contract and enters the ruling.</summary>
internal sealed class ContractRulings(
    ContractDesk desk,
    Editions<StaffingPack> editions,
    Rulings rulings,
    DutyBook duties,
    TimeProvider clock
)
{
    /// <summary>Null: the contract may be signed; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(VendorContract contract, School school, CancellationToken ct)
    {
        if (editions.InForce(school.Division, contract.From) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, contract.From));
        var facts = await desk.FactsAsync(contract, school, ct);
        var plea = await rulings.HearAsync(contract.Id, null, ct);
        var ruling = contract.Sign(pack, facts, plea);
        var matter = new Matter("sign-contract", contract.Id, school.Id, school.CompetentAuthority, pack.Edition);
        var toPublish = ruling.Duties.Where(duty => duty.Rule == PublicVendorListRule.Duty).ToArray();
        var ofContract = new Ruling([.. ruling.Findings.Except(toPublish)]);
        if (await rulings.EnterAsync(matter, ofContract, plea, ct) is { } no)
            return no;

        // It was to be public before this day, which is the last one to do it; the duty is about the entry, not the contract.
        foreach (var duty in toPublish)
            await duties.OpenAsync(
                duty,
                matter with
                {
                    SubjectId = facts.ListEntryId!.Value,
                    SchoolId = duty.Bound == "school" ? school.Id : null,
                    DutiesDueOn = clock.Today(),
                },
                ct
            );
        return null;
    }
}
