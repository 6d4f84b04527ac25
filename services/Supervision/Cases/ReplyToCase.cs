using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/reply — what the one who complained was told (答复).</summary>
internal static class ReplyToCase
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseWords reply,
        CaseReach reach,
        CaseClock caseClock,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var turn = complaint.Reply(reply.Words, clock.Now());
        if (turn is Turn.Taken)
            await caseClock.StopAsync(TimelyResponse.ReplyRule, complaint, ct);
        return await db.SaveAsync(turn, ct);
    }
}
