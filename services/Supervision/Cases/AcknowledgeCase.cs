using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/acknowledge — it is in hand (受理).</summary>
internal static class AcknowledgeCase
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseReach reach,
        CaseClock caseClock,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var turn = complaint.Acknowledge(clock.Now());
        if (turn is Turn.Taken)
            await caseClock.StopAsync(TimelyResponse.AcknowledgeRule, complaint, ct);
        return await db.SaveAsync(turn, ct);
    }
}
