using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/parents-wish — how parents of a rural school asked for the service; the latest record counts.</summary>
internal static class RecordParentsWish
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        WishRecorded wish,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (!plan.IsOpen)
            return TypedResults.Conflict();
        plan.Wish(new ParentsWish(wish.ApplicationsForOwnChild, wish.PetitionSignatures, wish.Evidence));
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>How parents asked for the service.</summary>
/// <param name="ApplicationsForOwnChild">Parents who applied for their own child.</param>
/// <param name="PetitionSignatures">Signatures under one joint petition; 0 without one.</param>
/// <param name="Evidence">Where the applications or the petition can be seen.</param>
public sealed record WishRecorded(
    [property: Range(0, 100_000)] int ApplicationsForOwnChild,
    [property: Range(0, 100_000)] int PetitionSignatures,
    [property: Required, StringLength(500)] string Evidence
);
