using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Persons;

/// <summary>Clears persons and tells the others, wherever a step may complete a clearance or undo one.</summary>
internal sealed class Clearances(
    StaffingDb db,
    Editions<StaffingPack> editions,
    Rulings rulings,
    DutyBook duties,
    Outbox outbox,
    TimeProvider clock
)
{
    /// <summary>What a clearance is judged by today, beside the person's own file.</summary>
    public async Task<ClearanceFacts> FactsAsync(StaffMember person, CancellationToken ct)
    {
        var today = clock.Today();
        return new ClearanceFacts(
            await EngagedUntilAsync(person, today, ct),
            await ShortageStatedAsync(person.SchoolId, today, ct),
            today
        );
    }

    /// <summary>Clears when asked: the ruling, with the clearance told if it permits. The caller enters the ruling.</summary>
    public async Task<Ruling> ClearAsync(StaffMember person, StaffingPack pack, Plea plea, CancellationToken ct)
    {
        var before = person.Revision;
        var ruling = person.Clear(pack, await FactsAsync(person, ct), plea);
        if (!ruling.Permits)
            return ruling;
        if (person.Revision != before)
            TellCleared(person);
        if (!ruling.Duties.Any())
        {
            await duties.DoneAsync(BackgroundFileRule.OwnDuty, person.Id, "背景审核结果齐全", ct);
            await duties.DoneAsync(BackgroundFileRule.OutsiderDuty, person.Id, "背景审核结果齐全", ct);
        }

        return ruling;
    }

    /// <summary>
    /// After a step: a failed check or a withdrawn approval ends the clearance; the last missing piece gives it. A person over whom
    /// the school would owe something is not cleared by themselves: that opens a duty for the school, so the school asks for it.
    /// </summary>
    public async Task AfterStepAsync(StaffMember person, School school, CancellationToken ct)
    {
        if (person.Status == ClearanceStatus.Ended || editions.InForce(school.Division, clock.Today()) is not { } pack)
            return;
        var plea = await rulings.HearAsync(person.Id, null, ct);
        var ruling = person.JudgeClearance(pack, await FactsAsync(person, ct), plea);
        if (!ruling.Permits)
        {
            var failed = BackgroundDimensions.Failed(person, pack.BackgroundDimensions?.Value ?? []).Length > 0;
            Lapse(person, failed ? LapseReason.Failed : LapseReason.Ended);
        }
        else if (!ruling.Duties.Any())
        {
            ruling = await ClearAsync(person, pack, plea, ct);
            await rulings.EnterAsync(MatterOf(person, school, pack), ruling, plea, ct);
        }
    }

    /// <summary>A clearance whose last day has passed is given again where the rules allow, else it lapses.</summary>
    public async Task ExpireAsync(StaffMember person, CancellationToken ct)
    {
        var school = await db.Schools.FirstOrDefaultAsync(one => one.Id == person.SchoolId, ct);
        if (school is null || editions.InForce(school.Division, clock.Today()) is not { } pack)
            return;
        var plea = await rulings.HearAsync(person.Id, null, ct);
        if (person.JudgeClearance(pack, await FactsAsync(person, ct), plea).Permits)
            await rulings.EnterAsync(
                MatterOf(person, school, pack),
                await ClearAsync(person, pack, plea, ct),
                plea,
                ct
            );
        else
            Lapse(person, LapseReason.Expired);
    }

    /// <summary>Ends a clearance and tells it; nothing when there is none.</summary>
    public void Lapse(StaffMember person, LapseReason reason)
    {
        if (person.Lapse())
            TellLapsed(person, reason);
    }

    /// <summary>Tells that a clearance lapsed.</summary>
    public void TellLapsed(StaffMember person, LapseReason reason) =>
        outbox.Publish(
            new ClearanceLapsed
            {
                PersonId = person.Id,
                Revision = person.Revision,
                SchoolId = person.SchoolId,
                Reason = JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()),
                OccurredAt = clock.Now(),
            }
        );

    /// <summary>The matter of clearing a person.</summary>
    public static Matter MatterOf(StaffMember person, School school, StaffingPack pack) =>
        new("clear-person", person.Id, person.SchoolId, school.CompetentAuthority, pack.Edition);

    // Of vendor staff: last day of the vendor's contract with the school, while it runs.
    private async Task<DateOnly?> EngagedUntilAsync(StaffMember person, DateOnly today, CancellationToken ct) =>
        person.VendorId is not { } vendor
            ? null
            : await db
                .VendorContracts.Where(contract =>
                    contract.VendorId == vendor
                    && contract.SchoolId == person.SchoolId
                    && contract.Status == ContractStatus.Active
                    && contract.From <= today
                )
                .MaxAsync(contract => (DateOnly?)contract.Until, ct);

    // A statement made before the term counts for it; between terms the coming one is what the hiring is for.
    private Task<bool> ShortageStatedAsync(Guid school, DateOnly today, CancellationToken ct) =>
        db.Shortages.AnyAsync(
            stated =>
                stated.SchoolId == school
                && db.Terms.Any(term => term.Id == stated.TermId && term.SchoolId == school && term.LastDay >= today),
            ct
        );

    private void TellCleared(StaffMember person) =>
        outbox.Publish(
            new StaffCleared
            {
                PersonId = person.Id,
                Revision = person.Revision,
                SchoolId = person.SchoolId,
                Category = JsonNamingPolicy.CamelCase.ConvertName(person.Category.ToString()),
                ClearedUntil = person.ClearedUntil!.Value,
                Edition = person.Edition!,
                OccurredAt = clock.Now(),
            }
        );
}
