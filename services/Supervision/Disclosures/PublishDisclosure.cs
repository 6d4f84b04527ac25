using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Disclosures;

/// <summary>PUT /disclosures/{id} — the education authority has published a term's accounts; the figures are those of Fees.</summary>
internal static class PublishDisclosure
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        DisclosurePublished published,
        Caller caller,
        Reach reach,
        Creations creations,
        DutyBook duties,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var accounts = await db.TermAccounts.FirstOrDefaultAsync(one => one.TermId == published.TermId, ct);
        if (accounts is null || !await reach.OverseesAsync(accounts.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, published, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        db.Disclosures.Add(
            new Disclosure
            {
                Id = id,
                TermId = accounts.TermId,
                SchoolId = accounts.SchoolId,
                Place = published.Place,
                PublishedOn = published.PublishedOn,
                Collected = accounts.Collected,
                Spent = accounts.Spent,
                Returned = accounts.Returned,
                EnteredBy = caller.AccountId,
            }
        );
        // Published before the duty was opened: then it need not be opened any more.
        accounts.JudgedAt ??= DateTimeOffset.UnixEpoch;
        await duties.DoneAsync(DisclosureRule.Rule, accounts.TermId, published.Place, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>That the accounts of a term were published.</summary>
/// <param name="TermId">The term.</param>
/// <param name="Place">Where they can be read.</param>
/// <param name="PublishedOn">The day.</param>
public sealed record DisclosurePublished(
    Guid TermId,
    [property: Required, StringLength(500, MinimumLength = 2)] string Place,
    DateOnly PublishedOn
);
