using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Police;

/// <summary>PUT /police-confirmations/{id} — the police confirm what they did; when each part was done in the term, so is its duty.</summary>
internal static class ConfirmPatrol
{
    public static async Task<IResult> Handle(Guid id, PatrolConfirmed confirmed, Desk desk, CancellationToken ct)
    {
        if (!await desk.Reach.OverseesAsync(confirmed.SchoolId, Departments.Police, ct))
            return TypedResults.NotFound();
        switch (await desk.Creations.ClaimAsync(id, confirmed, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-police-confirmation");
        }

        var confirmation = new PoliceConfirmation
        {
            Id = id,
            SchoolId = confirmed.SchoolId,
            Task = confirmed.Task,
            Day = confirmed.Day,
            Words = confirmed.Words,
            ConfirmedBy = desk.Caller.AccountId,
        };
        desk.Db.PoliceConfirmations.Add(confirmation);
        await DoneAsync(confirmation, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task DoneAsync(PoliceConfirmation confirmation, Desk desk, CancellationToken ct)
    {
        var terms = await (
            from planned in desk.Db.PlannedTerms
            join term in desk.Db.Terms on planned.TermId equals term.Id
            where planned.SchoolId == confirmation.SchoolId
            where term.FirstDay <= confirmation.Day && term.LastDay >= confirmation.Day
            select term
        ).ToListAsync(ct);
        foreach (var term in terms)
        {
            var tasks = await desk
                .Db.PoliceConfirmations.Where(one => one.SchoolId == confirmation.SchoolId)
                .Where(one => one.Day >= term.FirstDay && one.Day <= term.LastDay)
                .Select(one => one.Task)
                .Distinct()
                .ToListAsync(ct);
            string[] names = [.. tasks.Append(confirmation.Task).Select(NameOf)];
            var ground = await desk.Law.AtAsync(confirmation.SchoolId, term.Id, term.FirstDay, ct);
            if (ground?.Pack is { } pack && PolicePatrolRule.Judge(pack, names).Findings.Count == 0)
                await desk.Duties.DoneAsync(PolicePatrolRule.Owed, term.Id, $"confirmation {confirmation.Id}", ct);
        }
    }

    private static string NameOf(PoliceTask task) => JsonNamingPolicy.CamelCase.ConvertName(task.ToString());
}

/// <summary>GET /police-confirmations?schoolId= — what the police have confirmed, for the school and its authorities.</summary>
internal static class ListConfirmations
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<PatrolShown>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await desk
            .Db.PoliceConfirmations.Where(one => one.SchoolId == schoolId)
            .PageAsync(one => one.Id, one => new PatrolShown(one.Id, one.Task, one.Day, one.Words), cut, http);
    }
}

/// <summary>What the police did.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Task">surroundings, guardPost, patrol or traffic.</param>
/// <param name="Day">The day.</param>
/// <param name="Words">What was seen and done.</param>
public sealed record PatrolConfirmed(
    Guid SchoolId,
    PoliceTask Task,
    DateOnly Day,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);

/// <summary>A confirmation, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">What was done.</param>
/// <param name="Day">The day.</param>
/// <param name="Words">What was seen and done.</param>
public sealed record PatrolShown(Guid Id, PoliceTask Task, DateOnly Day, string Words);

internal static class Endpoints
{
    public static void MapPolice(this RouteGroupBuilder service)
    {
        var confirmations = service.MapGroup("/police-confirmations").WithTags("Police");
        confirmations.MapPut("/{id:guid}", ConfirmPatrol.Handle).For(Roles.Authority);
        confirmations.MapGet("/", ListConfirmations.Handle).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }
}
