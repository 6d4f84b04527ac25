using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/close — records it as done (办结); pending while anything is owed.</summary>
internal static class CloseCase
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        CaseReach reach,
        SupervisionDb db,
        Editions<SupervisionPack> editions,
        Rulings rulings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        if (complaint.ClosedAt is not null)
            return TypedResults.NoContent();

        var ruling = complaint.Close(editions.InForce(complaint.Division, complaint.ReceivedOn)!, clock.Now());
        if (await rulings.EnterAsync(complaint.Matter("close-case"), ruling, Plea.None, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
