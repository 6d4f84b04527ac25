using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/verify — what verification came to (核查结论); found true, the others are told.</summary>
internal static class VerifyCase
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseVerified verified,
        CaseReach reach,
        CaseClock caseClock,
        SupervisionDb db,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var turn = complaint.Verify(verified.Finding, verified.Words, verified.SeriousNegativeEffect);
        if (turn is Turn.Taken)
            await caseClock.StopAsync(TimelyResponse.VerifyRule, complaint, ct);
        if (turn is Turn.Taken && verified.Finding is CaseFinding.Substantiated)
            outbox.Publish(
                new CaseSubstantiated
                {
                    CaseId = id,
                    SchoolId = complaint.SchoolId,
                    Category = complaint.Categories[0],
                    DivisionCode = complaint.Division.Full,
                    OccurredAt = clock.Now(),
                }
            );
        return await db.SaveAsync(turn, ct);
    }
}

/// <summary>What verification came to.</summary>
/// <param name="Finding">substantiated or unsubstantiated.</param>
/// <param name="Words">What was found, and how.</param>
/// <param name="SeriousNegativeEffect">Whether it had a serious negative effect (造成重大负面影响).</param>
public sealed record CaseVerified(
    CaseFinding Finding,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words,
    bool SeriousNegativeEffect = false
);
