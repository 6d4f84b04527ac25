using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Emergency;

/// <summary>PUT /emergency-plans/{id} — the school enters its plan; the tasks of the terms it is valid in are done.</summary>
internal static class EnterPlan
{
    public static async Task<IResult> Handle(Guid id, EmergencyPlanAsked asked, Desk desk, CancellationToken ct)
    {
        if (!await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (asked.Until < asked.From)
            return Problems.Invalid("/until", "The last day lies before the first.");
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-emergency-plan");
        }

        desk.Db.EmergencyPlans.Add(
            new EmergencyPlan
            {
                Id = id,
                SchoolId = asked.SchoolId,
                From = asked.From,
                Until = asked.Until,
                Scenarios = asked.Scenarios,
                Contacts = asked.Contacts,
                EnteredBy = desk.Caller.AccountId,
            }
        );
        await DoneAsync(id, asked, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // Valid at the opening of the term; once that day is past, valid today.
    private static async Task DoneAsync(Guid id, EmergencyPlanAsked asked, Desk desk, CancellationToken ct)
    {
        var terms = await (
            from planned in desk.Db.PlannedTerms
            join term in desk.Db.Terms on planned.TermId equals term.Id
            where planned.SchoolId == asked.SchoolId
            select new { term.Id, term.FirstDay }
        ).ToListAsync(ct);
        foreach (var term in terms)
        {
            var opening = term.FirstDay > desk.Today ? term.FirstDay : desk.Today;
            if (asked.From <= opening && asked.Until >= opening)
                await desk.Duties.DoneAsync(EmergencyPlanRule.Missing, term.Id, $"emergency plan {id}", ct);
        }
    }
}

/// <summary>PUT /drills/{id} — a drill of a plan was held.</summary>
internal static class EnterDrill
{
    public static async Task<IResult> Handle(Guid id, DrillAsked asked, Desk desk, CancellationToken ct)
    {
        var plan = await desk.Db.EmergencyPlans.FirstOrDefaultAsync(one => one.Id == asked.PlanId, ct);
        if (plan is null || !await desk.Reach.WorksAtAsync(plan.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (!plan.Scenarios.Contains(asked.Scenario))
            return Problems.Invalid("/scenario", "Name one of the plan's scenarios.");
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-drill");
        }

        desk.Db.Drills.Add(
            new Drill
            {
                Id = id,
                PlanId = asked.PlanId,
                Scenario = asked.Scenario,
                HeldOn = asked.HeldOn,
                Words = asked.Words,
                EnteredBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>An emergency plan.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="From">First day it is valid.</param>
/// <param name="Until">Last day it is valid.</param>
/// <param name="Scenarios">What it prepares for.</param>
/// <param name="Contacts">Accounts of those who are called, in order.</param>
public sealed record EmergencyPlanAsked(
    Guid SchoolId,
    DateOnly From,
    DateOnly Until,
    [property: Required, Length(1, 30)] string[] Scenarios,
    [property: Required, Length(1, 30)] Guid[] Contacts
);

/// <summary>A drill.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Scenario">The scenario drilled.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Words">What was learnt.</param>
public sealed record DrillAsked(
    Guid PlanId,
    [property: Required, StringLength(100)] string Scenario,
    DateOnly HeldOn,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
