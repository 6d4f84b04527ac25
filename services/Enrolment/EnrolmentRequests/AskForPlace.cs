using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>PUT /requests/{id} — a guardian asks for one place among ranked offerings, for the own child.</summary>
internal static class AskForPlace
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PlaceAsked asked,
        Desk desk,
        CancellationToken ct
    )
    {
        var pupil = await desk.Db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == asked.PupilId, ct);
        if (pupil is null || !await desk.Reach.IsGuardianOfAsync(asked.PupilId, ct))
            return TypedResults.NotFound();
        var offerings = await OfferingsAsync(asked, desk, ct);
        if (
            offerings.Count != asked.Choices.Distinct().Count()
            || offerings.DistinctBy(one => one.TermId).Count() != 1
            || await desk.Governing.OfAsync(offerings[0].SchoolId, offerings[0].TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, asked, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = Ruling
            .All(
                EligibilityRule.Judge(pupil, governed.School.Id, offerings, governed.Pack),
                ResidenceRule.JudgePupil(pupil, governed.Pack)
            )
            .Heard(plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("ask-for-place", id), ruling, plea, ct) is { } no)
            return no;
        desk.Db.Requests.Add(Make(id, asked, pupil, governed, desk.Caller));
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<List<Offering>> OfferingsAsync(PlaceAsked asked, Desk desk, CancellationToken ct) =>
        desk
            .Db.Offerings.AsNoTracking()
            .Where(one => asked.Choices.Contains(one.Id) && one.Status == OfferingStatus.Published)
            .ToListAsync(ct);

    private static EnrolmentRequest Make(Guid id, PlaceAsked asked, Pupil pupil, Governed governed, Caller caller) =>
        new()
        {
            Id = id,
            PupilId = pupil.Id,
            ClassId = pupil.ClassId,
            SchoolId = governed.School.Id,
            TermId = governed.Term.Id,
            AskedBy = caller.AccountId,
            PickupDifficulty = asked.PickupDifficulty,
            Choices =
            [
                .. asked
                    .Choices.Distinct()
                    .Select(
                        (offering, at) =>
                            new Choice
                            {
                                RequestId = id,
                                Rank = at + 1,
                                OfferingId = offering,
                            }
                    ),
            ],
        };
}

/// <summary>A request for one place.</summary>
/// <param name="PupilId">The guardian's own child.</param>
/// <param name="Choices">Offerings on the menu, the dearest first.</param>
/// <param name="PickupDifficulty">Whether the family declares difficulty with picking the child up (接送困难); no proof is asked.</param>
public sealed record PlaceAsked(
    Guid PupilId,
    [property: Required, Length(1, 20)] Guid[] Choices,
    bool PickupDifficulty = false
);
