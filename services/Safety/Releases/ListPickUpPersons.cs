using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Releases;

/// <summary>PUT /pick-up-persons/{id} — a guardian lists who may collect the child; POST …/remove takes the person off.</summary>
internal static class ListPickUpPersons
{
    public static async Task<IResult> Enter(
        Guid id,
        PickUpPersonAsked asked,
        Desk desk,
        [FromKeyedServices(Desk.Names)] KeyRing names,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.IsGuardianOfAsync(asked.PupilId, ct))
            return TypedResults.NotFound();
        if (asked.ValidUntil < asked.ValidFrom)
            return Problems.Invalid("/validUntil", "The last day lies before the first.");
        // What is kept to recognise a repetition must not let the name be guessed: it is blinded, not merely hashed.
        switch (await desk.Creations.ClaimAsync(id, asked with { Name = names.Blind(asked.Name) }, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-pick-up-person");
        }

        desk.Db.PickUpPersons.Add(
            new PickUpPerson
            {
                Id = id,
                PupilId = asked.PupilId,
                Relation = asked.Relation,
                NameSealed = names.Seal(asked.Name, $"{id}/name"),
                ValidFrom = asked.ValidFrom,
                ValidUntil = asked.ValidUntil,
                EnteredBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Remove(Guid id, Desk desk, CancellationToken ct)
    {
        var person = await desk.Db.PickUpPersons.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (person is null || !await desk.Reach.IsGuardianOfAsync(person.PupilId, ct))
            return TypedResults.NotFound();
        person.EndedAt ??= desk.Now;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Somebody who may collect the child.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Relation">Relation to the child, e.g. grandparent.</param>
/// <param name="Name">The name; kept sealed.</param>
/// <param name="ValidFrom">First day it counts.</param>
/// <param name="ValidUntil">Last day it counts; left out: until taken off.</param>
public sealed record PickUpPersonAsked(
    Guid PupilId,
    [property: Required, StringLength(40)] string Relation,
    [property: Required, StringLength(80)] string Name,
    DateOnly ValidFrom,
    DateOnly? ValidUntil = null
);
