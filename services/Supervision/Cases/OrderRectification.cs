using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/rectification-order — the authority tells the school what to put right (责令整改).</summary>
internal static class OrderRectification
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseWords order,
        CaseReach reach,
        SupervisionDb db,
        Notices notices,
        CancellationToken ct
    )
    {
        if (await reach.DecidedAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var turn = complaint.OrderRectification(order.Words);
        if (turn is Turn.Taken)
            await notices.TellSchoolAsync("rectification-ordered", complaint, complaint.ReplyDueOn, ct);
        return await db.SaveAsync(turn, ct);
    }
}
