using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Workloads;

/// <summary>
/// POST /workloads/{id}/confirm — the sessions of a month that were held and not confirmed yet; a session held later in the month
/// is confirmed by another workload, so each is paid once.
/// </summary>
internal static class ConfirmWorkload
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        WorkloadConfirmation asked,
        Reach reach,
        StaffingDb db,
        Creations creations,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var person = await db.Persons.FirstOrDefaultAsync(
            one => one.Id == asked.PersonId && one.SchoolId == asked.SchoolId,
            ct
        );
        if (person is null || !await reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var month = DateOnly.ParseExact(asked.Month, "yyyy-MM", CultureInfo.InvariantCulture);
        var held = await db
            .HeldDuties.Where(one =>
                one.PersonId == person.Id
                && one.SchoolId == person.SchoolId
                && one.Day >= month
                && one.Day < month.AddMonths(1)
                && one.WorkloadId == null
            )
            .ToListAsync(ct);
        if (held.Count == 0)
            return TypedResults.Conflict();
        held.ForEach(one => one.WorkloadId = id);
        var workload = new Workload
        {
            Id = id,
            PersonId = person.Id,
            SchoolId = person.SchoolId,
            Month = month,
            DutyRole = await RoleAsync(db, person.Id, held, ct),
            SessionsHeld = held.Count,
            ConfirmedAt = clock.Now(),
        };
        db.Workloads.Add(workload);
        outbox.Publish(
            new WorkloadConfirmed
            {
                WorkloadId = id,
                PersonId = person.Id,
                SchoolId = person.SchoolId,
                Month = asked.Month,
                DutyRole = JsonNamingPolicy.CamelCase.ConvertName(workload.DutyRole.ToString()),
                Category = JsonNamingPolicy.CamelCase.ConvertName(person.Category.ToString()),
                SessionsHeld = workload.SessionsHeld,
                OccurredAt = workload.ConfirmedAt,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // 「行政管理人员直接参与课后服务的，不得重复发放补助」: one role a month. Who served children even once served directly; management
    // is what was assigned as nothing else.
    private static async Task<DutyRole> RoleAsync(StaffingDb db, Guid person, List<HeldDuty> held, CancellationToken ct)
    {
        var offerings = held.Select(one => one.OfferingId).Distinct().ToArray();
        var assigned = await db
            .Assignments.Where(one => one.PersonId == person && offerings.Contains(one.OfferingId))
            .Select(one => new { one.OfferingId, one.DutyRole })
            .ToListAsync(ct);
        var management = offerings.All(offering =>
            assigned.Any(one => one.OfferingId == offering)
            && assigned.All(one => one.OfferingId != offering || one.DutyRole == DutyRole.Management)
        );
        return management ? DutyRole.Management : DutyRole.Direct;
    }
}

/// <summary>Whose sessions of which month are confirmed.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="Month">e.g. 2026-09.</param>
public sealed record WorkloadConfirmation(
    Guid PersonId,
    Guid SchoolId,
    [property: Required, RegularExpression("^20[0-9]{2}-(0[1-9]|1[0-2])$")] string Month
);
