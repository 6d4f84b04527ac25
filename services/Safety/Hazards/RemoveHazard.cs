using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Hazards;

/// <summary>POST /hazards/{id}/rectify — put right; POST /hazards/{id}/verify — a second person sees that it is.</summary>
internal static class RemoveHazard
{
    public static async Task<IResult> Rectify(Guid id, HazardRectified rectified, Desk desk, CancellationToken ct)
    {
        if (await FindAsync(id, desk, ct) is not { } hazard)
            return TypedResults.NotFound();
        if (hazard.VerifiedAt is not null)
            return hazard.Rectification == rectified.Words
                ? TypedResults.NoContent()
                : Problems.Conflict("verified-already");
        hazard.Rectify(rectified.Words, desk.Caller.AccountId, desk.Now);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Verify(Guid id, Desk desk, CancellationToken ct)
    {
        if (
            await FindAsync(id, desk, ct) is not { } hazard
            || await desk.Law.AtAsync(hazard.SchoolId, termId: null, hazard.FoundOn, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (hazard.VerifiedAt is not null)
            return TypedResults.NoContent();
        var ruling = ground.Judge(pack => hazard.Verify(pack, desk.Caller.AccountId, desk.Now));
        if (await desk.Rulings.EnterAsync(ground.Matter("verify-hazard", id), ruling, Plea.None, ct) is { } no)
            return no;
        await desk.Duties.DoneAsync(HazardRule.Open, id, $"verified {desk.Now:O}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Hazard?> FindAsync(Guid id, Desk desk, CancellationToken ct) =>
        await desk.Db.Hazards.FirstOrDefaultAsync(one => one.Id == id, ct) is { } hazard
        && await desk.Reach.WorksAtAsync(hazard.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            ? hazard
            : null;
}

/// <summary>What was done about a hazard.</summary>
/// <param name="Words">What, and where it can be seen.</param>
public sealed record HazardRectified([property: Required, StringLength(2_000, MinimumLength = 2)] string Words);
