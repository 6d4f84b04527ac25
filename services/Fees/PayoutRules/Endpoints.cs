using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.PayoutRules;

/// <summary>The routes of schools' rules on pay.</summary>
internal static class Endpoints
{
    public static void MapPayoutRules(this RouteGroupBuilder fees)
    {
        var rules = fees.MapGroup("/payout-rules").WithTags("Payout rules");
        rules.MapPut("/{id:guid}", DrawUp).For(Roles.SchoolOffice);
        rules.MapPost("/{id:guid}/approve", Approve).For(Roles.Authority);
    }

    /// <summary>The school's rule that holds: an approved one before one that is not, of those the latest.</summary>
    public static Task<PayoutRule?> PayoutRuleOfAsync(this FeesDb db, Guid schoolId, CancellationToken ct) =>
        db
            .PayoutRules.Where(one => one.SchoolId == schoolId)
            .OrderByDescending(one => one.ApprovedAt != null)
            .ThenByDescending(one => one.DrawnUpAt)
            .FirstOrDefaultAsync(ct);

    /// <summary>PUT /payout-rules/{id} — drawn up by the school; where it was owed, that is done.</summary>
    private static async Task<Results<NotFound, ProblemHttpResult, NoContent>> DrawUp(
        Guid id,
        PayoutRuleDrawnUp drawn,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.WorksAtAsync(drawn.SchoolId, ct, Roles.SchoolOffice))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, drawn, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        desk.Db.PayoutRules.Add(
            new PayoutRule
            {
                Id = id,
                SchoolId = drawn.SchoolId,
                Rates = drawn.Rates,
                ClassHours = drawn.ClassHours,
                Content = drawn.Content,
                DrawnUpAt = desk.Clock.Now(),
            }
        );
        var owed = await desk
            .Db.Duties.Where(duty => duty.SchoolId == drawn.SchoolId && duty.DoneAt == null)
            .Where(duty => duty.Rule == PayoutRuleRule.Code)
            .ToListAsync(ct);
        foreach (var duty in owed)
            await desk.Duties.DoneAsync(duty.Rule, duty.SubjectId, $"payout rule {id}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>POST /payout-rules/{id}/approve — the local education authority consents.</summary>
    private static async Task<Results<NotFound, NoContent>> Approve(
        Guid id,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var rule = await desk.Db.PayoutRules.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (rule is null || !await desk.Reach.OverseesAsync(rule.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (!rule.IsApproved)
        {
            rule.Approve(desk.Caller.AccountId, desk.Clock.Now());
            await desk.Db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>A school's rule on pay.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Rates">Rates.</param>
/// <param name="ClassHours">Class-hours of the service in all.</param>
/// <param name="Content">What is done in them.</param>
public sealed record PayoutRuleDrawnUp(
    Guid SchoolId,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Rates,
    [property: Range(1, 100_000)] int ClassHours,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Content
);
