using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

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
        if (
            await desk.AskedForAsync(id, asked, ct) is not { } found
            || found.Choices.Count != asked.Choices.Distinct().Count()
            || found.Choices.DistinctBy(one => one.Term.Id).Count() != 1
        )
            return TypedResults.NotFound();
        var claim = desk.Creations.Claim(id, asked, found.AskedBefore);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var (pupil, governed) = (
            found.Pupil,
            await desk.Governing.OfAsync(found.Choices[0].School, found.Choices[0].Term, ct)
        );
        var offerings = found.Choices.Select(one => one.Offering).ToArray();
        var ruling = Ruling
            .All(
                EligibilityRule.Judge(pupil, governed.School.Id, offerings, governed.Pack),
                ResidenceRule.JudgePupil(pupil, governed.Pack)
            )
            .Heard(found.Plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("ask-for-place", id), ruling, found.Plea, ct) is { } no)
            return no;
        desk.Db.Requests.Add(Make(id, asked, pupil, governed, desk.Caller));
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

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
