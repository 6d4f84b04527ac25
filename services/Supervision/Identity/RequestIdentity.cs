using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Identity;

/// <summary>PUT /cases/{id}/identity/requests/{requestId} — asks to read who complained, and says why.</summary>
internal static class RequestIdentity
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid requestId,
        IdentityAsked asked,
        Caller caller,
        CaseReach reach,
        Creations creations,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is null)
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(requestId, new Asked(id, caller.AccountId, asked.Reason), ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        db.IdentityRequests.Add(
            new IdentityRequest
            {
                Id = requestId,
                CaseId = id,
                RequestedBy = caller.AccountId,
                Reason = asked.Reason,
                RequestedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private sealed record Asked(Guid CaseId, Guid By, string Reason);
}

/// <summary>Why it must be known who complained.</summary>
/// <param name="Reason">The reason.</param>
public sealed record IdentityAsked([property: Required, StringLength(1_000, MinimumLength = 4)] string Reason);
