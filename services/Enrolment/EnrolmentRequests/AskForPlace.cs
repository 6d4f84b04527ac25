using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
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
    ) =>
        await desk.AskedForAsync(id, asked.PupilId, desk.Caller.AccountId, asked.Choices, ct) is { } found
            ? await EnterAsync(new(id, asked, desk.Caller.AccountId), asked, found, desk, gate, ct)
            : TypedResults.NotFound();

    /// <summary>Enters what somebody asks for, whoever's hand it is in.</summary>
    /// <param name="asking">What is asked for, and by whom.</param>
    /// <param name="body">What was sent: the same twice is one request.</param>
    /// <param name="found">What the decision rests on.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="gate">The door of the round.</param>
    /// <param name="ct">Gives it up.</param>
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> EnterAsync<TBody>(
        Asking asking,
        TBody body,
        AskedFor found,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        var (id, asked) = (asking.Id, asking.Asked);
        if (
            found.Choices.Count != asked.Choices.Distinct().Count()
            || found.Choices.DistinctBy(one => one.Term.Id).Count() != 1
        )
            return TypedResults.NotFound();
        var claim = desk.Creations.Claim(id, body, found.AskedBefore);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (WrongIn(found) is { } wrong)
            return wrong;

        var governed = await desk.Governing.OfAsync(found.Choices[0].School, found.Choices[0].Term, ct);
        var ruling = Judge(found, governed).Heard(found.Plea);
        if (await desk.Rulings.EnterAsync(governed.Matter(asking.Command, id), ruling, found.Plea, ct) is { } no)
            return no;
        desk.Db.Requests.Add(Make(asking, found.Pupil, governed, found.Choices[0].Round));
        if (asking.EnteredBy is not null)
            desk.Outbox.Publish(
                Notices.ToGuardians(asked.PupilId, "request-entered-for-you", id, governed.School.Id, desk.Clock.Now())
            );
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

    private static EnrolmentRequest Make(Asking asking, Pupil pupil, Governed governed, RoundOffering? round)
    {
        var request = new EnrolmentRequest
        {
            Id = asking.Id,
            PupilId = pupil.Id,
            ClassId = pupil.ClassId,
            SchoolId = governed.School.Id,
            TermId = governed.Term.Id,
            AskedBy = asking.Guardian,
            EnteredBy = asking.EnteredBy,
            ScanHash = asking.ScanHash,
            Choices = [],
        };
        var asked = asking.Asked;
        request.Rank([.. asked.Choices.Distinct()], asked.PickupDifficulty, asked.TogetherId);
        if (round is not null)
            request.TakePart(round.RoundId, round.Slot);
        return request;
    }
}

/// <summary>Who asks, for what, and by whose hand.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Asked">What is asked for.</param>
/// <param name="Guardian">Account of the guardian who asks.</param>
/// <param name="EnteredBy">Account of who enters it at the school from a paper; none where the guardian does.</param>
/// <param name="ScanHash">SHA-256 of that paper's scan.</param>
internal sealed record Asking(Guid Id, PlaceAsked Asked, Guid Guardian, Guid? EnteredBy = null, string? ScanHash = null)
{
    /// <summary>What a decision on a request that came on paper is entered as.</summary>
    public const string OnPaper = "enter-on-paper";

    /// <summary>What the decision is entered as.</summary>
    public string Command => EnteredBy is null ? "ask-for-place" : OnPaper;
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
