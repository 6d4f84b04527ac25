using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// PUT /requests/{id} — a guardian asks for one place among ranked offerings, for the own child: in the round that is to be drawn for
/// them, while it is open, or outside any.
/// </summary>
internal static class AskForPlace
{
    /// <summary>Choices in a slot of a round (志愿数).</summary>
    public const int LimitChoices = 6;

    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        PlaceAsked asked,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        if (
            await desk.AskedForAsync(id, asked.PupilId, asked.Choices, ct) is not { } found
            || found.Choices.Count != asked.Choices.Distinct().Count()
            || found.Choices.DistinctBy(one => one.Term.Id).Count() != 1
        )
            return TypedResults.NotFound();
        var claim = desk.Creations.Claim(id, asked, found.AskedBefore);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (WrongIn(found) is { } wrong)
            return wrong;

        var (pupil, governed) = (
            found.Pupil,
            await desk.Governing.OfAsync(found.Choices[0].School, found.Choices[0].Term, ct)
        );
        var ruling = Judge(found, governed).Heard(found.Plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("ask-for-place", id), ruling, found.Plea, ct) is { } no)
            return no;
        desk.Db.Requests.Add(Make(id, asked, pupil, governed, desk.Caller, found.Choices[0].Round));
        return await EnterAsync(id, asked.PupilId, found.Choices[0].Round, desk, gate, ct)
            ? TypedResults.NoContent()
            : TypedResults.Conflict();
    }

    /// <summary>What is wrong with choices that are all there.</summary>
    public static ValidationProblem? WrongIn(AskedFor found) =>
        !found.IsForOneSlot ? Invalid.Field("Choices", "Rank offerings of one slot of one round.")
        : found.Choices is { Count: > LimitChoices } and [{ Round: not null }, ..]
            ? Invalid.Field("Choices", $"Rank {LimitChoices} at the most.")
        : null;

    /// <summary>Whether the pupil may take part in what is asked for.</summary>
    public static Ruling Judge(AskedFor found, Governed governed) =>
        Ruling.All(
            EligibilityRule.Judge(
                found.Pupil,
                governed.School.Id,
                [.. found.Choices.Select(one => one.Offering)],
                governed.Pack
            ),
            ResidenceRule.JudgePupil(found.Pupil, governed.Pack)
        );

    // In a round the door is held open until the ranking is in; a second request for the slot meets the first at the primary key.
    // What a round is announced for in this very moment is taken into it at the close.
    private static async Task<bool> EnterAsync(
        Guid request,
        Guid pupil,
        RoundOffering? round,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        if (round is null)
        {
            await desk.Db.SaveChangesAsync(ct);
            return true;
        }

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (!await gate.IsOpenAsync(round.RoundId, ct))
            return false;
        desk.Db.RoundEntries.Add(
            new RoundEntry
            {
                RoundId = round.RoundId,
                Slot = round.Slot,
                PupilId = pupil,
                RequestId = request,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static EnrolmentRequest Make(
        Guid id,
        PlaceAsked asked,
        Pupil pupil,
        Governed governed,
        Caller caller,
        RoundOffering? round
    )
    {
        var request = new EnrolmentRequest
        {
            Id = id,
            PupilId = pupil.Id,
            ClassId = pupil.ClassId,
            SchoolId = governed.School.Id,
            TermId = governed.Term.Id,
            AskedBy = caller.AccountId,
            Choices = [],
        };
        request.Rank([.. asked.Choices.Distinct()], asked.PickupDifficulty, asked.TogetherId);
        if (round is not null)
            request.TakePart(round.RoundId, round.Slot);
        return request;
    }
}

/// <summary>A request for one place.</summary>
/// <param name="PupilId">The guardian's own child.</param>
/// <param name="Choices">Offerings on the menu, the dearest first.</param>
/// <param name="PickupDifficulty">Whether the family declares difficulty with picking the child up (接送困难); no proof is asked.</param>
/// <param name="TogetherId">
/// Made by the family: its children who rank the same in one slot under one such id are placed together or not at all.
/// </param>
public sealed record PlaceAsked(
    Guid PupilId,
    [property: Required, Length(1, 20)] Guid[] Choices,
    bool PickupDifficulty = false,
    Guid? TogetherId = null
);
