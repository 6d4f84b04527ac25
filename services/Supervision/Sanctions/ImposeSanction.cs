using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Sanctions;

/// <summary>PUT /sanctions/{id} — the education authority decides on a complaint found true; the others obey.</summary>
internal static class ImposeSanction
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        SanctionAsked asked,
        CaseReach cases,
        Reach reach,
        Bench bench,
        CancellationToken ct
    )
    {
        if (await cases.DecidedAsync(asked.CaseId, ct) is not { } complaint)
            return TypedResults.NotFound();
        if (asked.SchoolId is { } only && !await reach.InDivisionAsync(only, ct))
            return TypedResults.NotFound();
        switch (await bench.ClaimAsync(id, asked, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                return await bench.DecideAsync(id, asked, complaint, ct) is { } no ? no : TypedResults.NoContent();
        }
    }
}

/// <summary>Where sanctions are decided, entered and told.</summary>
public sealed class Bench(
    SupervisionDb db,
    Creations creations,
    Caller caller,
    Editions<SupervisionPack> editions,
    Rulings rulings,
    Outbox outbox,
    TimeProvider clock
)
{
    /// <summary>Claims the id for this decision.</summary>
    public Task<Claim> ClaimAsync(Guid id, SanctionAsked asked, CancellationToken ct) =>
        creations.ClaimAsync(id, asked, ct);

    /// <summary>Decides, unless the rules refuse it.</summary>
    public async Task<RuledOut?> DecideAsync(
        Guid id,
        SanctionAsked asked,
        ComplaintCase complaint,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(complaint);
        var pack = editions.InForce(complaint.Division, complaint.ReceivedOn)!;
        var ruling = SanctionRule.Judge(complaint, asked, pack);
        if (await rulings.EnterAsync(complaint.Matter("impose-sanction"), ruling, Plea.None, ct) is { } no)
            return no;

        var sanction = new Sanction
        {
            Id = id,
            CaseId = complaint.Id,
            Kind = asked.Kind,
            SubjectId = asked.SubjectId,
            SchoolId = asked.SchoolId,
            Division = caller.Division!.Value,
            Words = asked.Words,
            DecidedBy = caller.AccountId,
            DecidedAt = clock.Now(),
        };
        db.Sanctions.Add(sanction);
        outbox.Publish(Told(sanction));
        await db.SaveChangesAsync(ct);
        return null;
    }

    private static SanctionImposed Told(Sanction sanction) =>
        new()
        {
            SanctionId = sanction.Id,
            CaseId = sanction.CaseId,
            Kind = JsonNamingPolicy.CamelCase.ConvertName(sanction.Kind.ToString()),
            SubjectId = sanction.SubjectId,
            SchoolId = sanction.SchoolId,
            DivisionCode = sanction.Division.Full,
            OccurredAt = sanction.DecidedAt,
        };
}

/// <summary>What the authority decides.</summary>
/// <param name="CaseId">The complaint.</param>
/// <param name="Kind">vendorBan or chargeFreeze.</param>
/// <param name="SubjectId">The vendor banned, or the school whose charges are frozen.</param>
/// <param name="SchoolId">Only for this school; none: everywhere in the authority's division.</param>
/// <param name="Words">The decision's words.</param>
public sealed record SanctionAsked(
    Guid CaseId,
    SanctionKind Kind,
    Guid SubjectId,
    Guid? SchoolId,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words
);
