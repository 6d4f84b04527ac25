using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Duties and held matters: the same in each of the five services.</summary>
internal static class MatterEndpoints
{
    public static void MapMatters(this RouteGroupBuilder service)
    {
        var duties = service.MapGroup("/duties").WithTags("Duties");
        duties.MapGet("/", ListDuties).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        duties.MapPost("/{id:guid}/done", DoDuty).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        var held = service.MapGroup("/held").WithTags("Held matters");
        held.MapGet("/", ListHeld).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        held.MapPost("/{id:guid}/decide", DecideHeld).For(Roles.Authority);
    }

    private static async Task<Ok<IReadOnlyList<DutyShown>>> ListDuties(
        [AsParameters] Cut cut,
        bool? open,
        Caller caller,
        Reach reach,
        ServiceDb db,
        HttpContext http
    )
    {
        var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
        var query = db.Duties.AsNoTracking();
        if (!caller.Is(Roles.Authority))
            query = query.Where(duty => duty.SchoolId != null && schools.Contains(duty.SchoolId.Value));
        else
            query = query.Where(Within<Duty>(caller, duty => duty.Division));
        if (open is { } wanted)
            query = query.Where(duty => duty.DoneAt == null == wanted);
        return await query.PageAsync(duty => duty.Id, duty => DutyShown.Of(duty), cut, http);
    }

    /// <summary>POST /duties/{id}/done — only the body bound may say so, and says what shows it.</summary>
    private static async Task<Results<NotFound, NoContent>> DoDuty(
        Guid id,
        DutyDone done,
        Caller caller,
        Reach reach,
        ServiceDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var duty = await db.Duties.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (duty is null || !await MayDoAsync(duty, caller, reach, ct))
            return TypedResults.NotFound();
        if (duty.DoneAt is null)
        {
            (duty.DoneAt, duty.Evidence) = (clock.Now(), done.Evidence);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task<bool> MayDoAsync(Duty duty, Caller caller, Reach reach, CancellationToken ct) =>
        duty.Bound == "school"
            ? duty.SchoolId is { } school && await reach.WorksAtAsync(school, ct, Roles.SchoolOffice, Roles.Principal)
            : caller.Covers(duty.Division) && Bodies.MayAnswerFor(duty.Bound, caller);

    private static async Task<Ok<IReadOnlyList<HeldShown>>> ListHeld(
        [AsParameters] Cut cut,
        Caller caller,
        Reach reach,
        ServiceDb db,
        HttpContext http
    )
    {
        var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
        var query = caller.Is(Roles.Authority)
            ? db.HeldMatters.Where(Within<HeldMatter>(caller, held => held.Division))
            : db.HeldMatters.Where(held => held.SchoolId != null && schools.Contains(held.SchoolId.Value));
        return await query.AsNoTracking().PageAsync(held => held.Id, held => HeldShown.Of(held), cut, http);
    }

    /// <summary>POST /held/{id}/decide — the competent education authority grants or declines; the same request then passes.</summary>
    private static async Task<Results<NotFound, Conflict, NoContent>> DecideHeld(
        Guid id,
        HeldDecision decision,
        Caller caller,
        ServiceDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var held = await db.HeldMatters.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (held is null || !caller.IsOf(Departments.Education) || !caller.Covers(held.Division))
            return TypedResults.NotFound();
        if (held.Granted is { } before)
            return before == decision.Granted ? TypedResults.NoContent() : TypedResults.Conflict();
        (held.Granted, held.DecidedBy, held.DecidedAt, held.Words) = (
            decision.Granted,
            caller.AccountId,
            clock.Now(),
            decision.Words
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static System.Linq.Expressions.Expression<Func<T, bool>> Within<T>(
        Caller caller,
        System.Linq.Expressions.Expression<Func<T, DivisionCode>> division
    )
    {
        // Stored as its prefix text; a caller without a division sees nothing.
        var prefix = caller.Division?.Prefix ?? "none";
        var text = System.Linq.Expressions.Expression.Convert(
            System.Linq.Expressions.Expression.Convert(division.Body, typeof(object)),
            typeof(string)
        );
        var starts = System.Linq.Expressions.Expression.Call(
            text,
            typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!,
            System.Linq.Expressions.Expression.Constant(prefix)
        );
        return System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(starts, division.Parameters);
    }
}

/// <summary>What shows that a duty was done.</summary>
/// <param name="Evidence">Document, date, place: where it can be seen.</param>
public sealed record DutyDone([property: Required, StringLength(2_000, MinimumLength = 2)] string Evidence);

/// <summary>The authority's decision on a held matter.</summary>
/// <param name="Granted">Whether it may be done.</param>
/// <param name="Words">Why.</param>
public sealed record HeldDecision(
    bool Granted,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
