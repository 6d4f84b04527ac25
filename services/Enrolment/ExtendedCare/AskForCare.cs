using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ExtendedCare;

/// <summary>PUT /care-requests/{id} — a guardian states a special need; where the school shall provide, it owes the care from now on.</summary>
internal static class AskForCare
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        CareAsked asked,
        Desk desk,
        [FromKeyedServices("Grounds")] KeyRing ring,
        CancellationToken ct
    )
    {
        var pupil = await desk.Db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == asked.PupilId, ct);
        if (
            pupil is null
            || !await desk.Reach.IsGuardianOfAsync(asked.PupilId, ct)
            || await desk.Governing.OfAsync(pupil.SchoolId, asked.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, asked, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var ruling = governed.Found is { } pack
            ? ExtendedCareRule.Judge(pack)
            : Editions.NoPage(governed.School.Division, governed.Term.FirstDay);
        if (await desk.Rulings.EnterAsync(governed.Matter("ask-for-care", id), ruling, Plea.None, ct) is { } no)
            return no;
        desk.Db.CareRequests.Add(
            new CareRequest
            {
                Id = id,
                PupilId = pupil.Id,
                SchoolId = pupil.SchoolId,
                TermId = asked.TermId,
                NeedSealed = ring.Seal(asked.Need, $"{id}/need"),
                NeededUntil = asked.NeededUntil,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
