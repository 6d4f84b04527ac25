using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/begin — those assigned have begun to verify (核查中).</summary>
internal static class BeginVerification
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseReach reach,
        SupervisionDb db,
        CancellationToken ct
    ) =>
        await reach.HandledAsync(id, ct) is { } complaint
            ? await db.SaveAsync(complaint.BeginVerification(), ct)
            : TypedResults.NotFound();
}
