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
    /// <summary>What the vendor's contract gives vendor staff: its last day, while it runs.</summary>
    public async Task<DateOnly?> EngagedUntilAsync(StaffMember person, CancellationToken ct)
    {
        var today = clock.Today();
        return person.VendorId is not { } vendor
            ? null
            : await db
                .VendorContracts.Where(contract =>
                    contract.VendorId == vendor
                    && contract.SchoolId == person.SchoolId
                    && contract.Status == ContractStatus.Active
                    && contract.From <= today
                )
                .MaxAsync(contract => (DateOnly?)contract.Until, ct);
    }

    /// <summary>Clears when asked: the ruling, with the clearance told if it permits. The caller enters the ruling.</summary>
    public async Task<Ruling> ClearAsync(StaffMember person, StaffingPack pack, CancellationToken ct)
    {
        var before = person.Revision;
        var ruling = person.Clear(pack, await EngagedUntilAsync(person, ct), clock.Today());
        if (ruling.Permits && person.Revision != before)
            TellCleared(person);
        if (ruling.Permits && person.IsOwn && !ruling.Duties.Any())
            await duties.DoneAsync(OwnStaffFileRule.Duty, person.Id, "五项背景审核结果齐全", ct);
        return ruling;
    }

    /// <summary>
    /// After a step: a failed check or a withdrawn approval ends the clearance; the last missing piece gives it. Own staff with a
    /// gap are not cleared by themselves: that opens a duty for the school, so the school asks for it.
    /// </summary>
    public async Task AfterStepAsync(StaffMember person, School school, CancellationToken ct)
    {
        var today = clock.Today();
        if (person.Status == ClearanceStatus.Ended || editions.InForce(school.Division, today) is not { } pack)
            return;
        var ruling = person.JudgeClearance(pack, await EngagedUntilAsync(person, ct), today);
        if (!ruling.Permits)
        {
            var failed = BackgroundDimensionsOf(pack).Any(one => person.Latest(one) is { Passed: false });
            Lapse(person, failed ? LapseReason.Failed : LapseReason.Ended);
        }
        else if (!ruling.Duties.Any())
        {
            ruling = await ClearAsync(person, pack, ct);
            await rulings.EnterAsync(MatterOf(person, school, pack), ruling, Plea.None, ct);
        }
    }

    /// <summary>A clearance whose last day has passed is given again where the rules allow, else it lapses.</summary>
    public async Task ExpireAsync(StaffMember person, CancellationToken ct)
    {
        var school = await db.Schools.FirstOrDefaultAsync(one => one.Id == person.SchoolId, ct);
        if (school is null || editions.InForce(school.Division, clock.Today()) is not { } pack)
            return;
        var judged = person.JudgeClearance(pack, await EngagedUntilAsync(person, ct), clock.Today());
        if (judged.Permits)
            await rulings.EnterAsync(MatterOf(person, school, pack), await ClearAsync(person, pack, ct), Plea.None, ct);
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

    private static IEnumerable<BackgroundDimension> BackgroundDimensionsOf(StaffingPack pack) =>
        pack.BackgroundDimensions?.Value ?? [];

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
