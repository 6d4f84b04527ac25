using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Hazards;

/// <summary>PUT /hazard-inspections/{id} — the school has looked; pending while a category of the text was left out.</summary>
internal static class EnterInspection
{
    public static async Task<IResult> Handle(Guid id, HazardInspectionAsked asked, Desk desk, CancellationToken ct)
    {
        if (
            !await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await desk.Law.AtAsync(asked.SchoolId, termId: null, asked.InspectedOn, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (asked.InspectedOn > desk.Today)
            return Problems.Invalid("/inspectedOn", "A check is entered once it has been made.");
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-hazard-inspection");
        }

        string[] looked = [.. asked.Categories.Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.ToString()))];
        var ruling = ground.Judge(pack => HazardInspectionRule.JudgeComplete(pack, looked));
        if (await desk.Rulings.EnterAsync(ground.Matter("inspect-hazards", id), ruling, Plea.None, ct) is { } no)
            return no;

        desk.Db.HazardInspections.Add(
            new HazardInspection
            {
                Id = id,
                SchoolId = asked.SchoolId,
                InspectedOn = asked.InspectedOn,
                Categories = looked,
                Words = asked.Words,
                InspectedBy = desk.Caller.AccountId,
            }
        );
        await desk.DoneAtAsync(HazardInspectionRule.Owed, asked.SchoolId, $"inspection {id}", ct);
        await OpenNextAsync(id, asked, ground, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Where checks are regular, each one opens the next of the term.</summary>
    private static async Task OpenNextAsync(
        Guid id,
        HazardInspectionAsked asked,
        Ground ground,
        Desk desk,
        CancellationToken ct
    )
    {
        var lastDay = await (
            from planned in desk.Db.PlannedTerms
            join term in desk.Db.Terms on planned.TermId equals term.Id
            where planned.SchoolId == asked.SchoolId
            select (DateOnly?)term.LastDay
        ).MaxAsync(ct);
        if (ground.Pack is not { } pack)
            return;
        var interval = await desk.Law.NumberAsync("hazardIntervalMonths", ground, pack.HazardIntervalMonths, ct);
        if (HazardInspectionRule.NextAfter(interval, asked.InspectedOn, lastDay) is not { } next)
            return;
        var owed = interval!.Broken(HazardInspectionRule.Owed);
        await desk.Rulings.EnterAsync(ground.Matter("inspect-hazards", id, next), owed, Plea.None, ct);
    }
}

/// <summary>A check.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="InspectedOn">The day.</param>
/// <param name="Categories">Categories looked at.</param>
/// <param name="Words">What was seen.</param>
public sealed record HazardInspectionAsked(
    Guid SchoolId,
    DateOnly InspectedOn,
    [property: Required, Length(1, 20)] HazardCategory[] Categories,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words
);
