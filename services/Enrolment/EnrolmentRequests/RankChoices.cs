using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// PUT /requests/{id}/rankings/{rankingId} — another ranking in place of the one before, as often as the family likes until the round
/// closes. An old ranking that is sent again changes nothing.
/// </summary>
internal static class RankChoices
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        Guid rankingId,
        Ranking ranking,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.Include(one => one.Choices).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            request is null
            || await desk.AskedForAsync(rankingId, request.PupilId, desk.Caller.AccountId, ranking.Choices, ct)
                is not { } found
            || found.Choices.Count != ranking.Choices.Distinct().Count()
        )
            return TypedResults.NotFound();
        var claim = desk.Creations.Claim(rankingId, new RankingOf(id, ranking), found.AskedBefore);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (AskForPlace.WrongIn(found) is { } wrong)
            return wrong;
        var round = found.Choices[0].Round;
        if (round is null || (round.RoundId, round.Slot) != (request.RoundId, request.Slot) || !request.MayBeChanged)
            return TypedResults.Conflict();

        var governed = await desk.Governing.OfAsync(found.Choices[0].School, found.Choices[0].Term, ct);
        var ruling = AskForPlace.Judge(found, governed).Heard(found.Plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("rank-choices", id), ruling, found.Plea, ct) is { } no)
            return no;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (!await gate.IsOpenAsync(round.RoundId, ct))
            return TypedResults.Conflict();
        request.Rank([.. ranking.Choices.Distinct()], ranking.PickupDifficulty, ranking.TogetherId);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    // The same ranking under the same id, but of another request, is another thing.
    private sealed record RankingOf(Guid RequestId, Ranking Ranking);
}

/// <summary>
/// POST /requests/{id}/withdraw — the family takes back what it asked for: while its round is open, while it waits for a place, and while
/// a seat is held for it. What the school entered from a paper it takes back for the family, or because it was a mistake.
/// </summary>
internal static class WithdrawRequest
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Desk desk,
        RoundGate gate,
        Leaving leaving,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.Include(one => one.Choices).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (request is null)
            return TypedResults.NotFound();
        if (!await desk.Reach.IsGuardianOfAsync(request.PupilId, ct))
        {
            if (request.EnteredBy is null || !await desk.MayEnterForAsync(request.SchoolId, request.ClassId, ct))
                return TypedResults.NotFound();
            if (request.Status == RequestStatus.Ended)
                return TypedResults.NoContent();
            if (!request.IsAsEntered)
                return TypedResults.Conflict();
            desk.Outbox.Publish(
                Notices.ToGuardians(
                    request.PupilId,
                    "request-taken-back-for-you",
                    id,
                    request.SchoolId,
                    desk.Clock.Now()
                )
            );
        }

        var held = request.PlaceId is { } place ? await desk.Db.Places.FindAsync([place], ct) : null;
        if (request.Status == RequestStatus.Ended && held is null or { HeldUntil: not null })
            return TypedResults.NoContent();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        // Who takes back what was claimed, and is still to be looked at, gives the seat back.
        if (held is not null && request.Status is RequestStatus.Submitted or RequestStatus.ClassReviewed)
        {
            await leaving.LeaveAsync(held, "plain", desk.Clock.Today(), ct);
            await transaction.CommitAsync(ct);
            return TypedResults.NoContent();
        }

        if (!request.MayBeChanged)
            return TypedResults.Conflict();
        if (request.RoundId is { } round)
        {
            var isOpen = await gate.IsOpenAsync(round, ct);
            var isDrawn = await desk.Db.Rounds.AnyAsync(one => one.Id == round && one.DrawnAt != null, ct);
            // Between close and draw the list is what it is; a place that is drawn then may be given up at once.
            if (!isOpen && !isDrawn)
                return TypedResults.Conflict();
            if (isOpen)
                await desk.Db.RoundEntries.Where(entry => entry.RequestId == id).ExecuteDeleteAsync(ct);
        }

        request.End();
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A ranking.</summary>
/// <param name="Choices">Offerings of the request's slot, the dearest first.</param>
/// <param name="PickupDifficulty">Whether the family declares difficulty with picking the child up (接送困难).</param>
/// <param name="TogetherId">As in the request.</param>
public sealed record Ranking(
    [property: Required, Length(1, AskForPlace.LimitChoices)] Guid[] Choices,
    bool PickupDifficulty = false,
    Guid? TogetherId = null
);
