using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>POST /rounds/{id}/draw — with the public value, once it is out: the lot falls and places are given (抽签录取).</summary>
internal static class DrawRound
{
    public static async Task<Results<NotFound, Conflict, Ok<RoundDrawn>>> Handle(
        Guid id,
        PublicValueEntered entered,
        Desk desk,
        RoundGate gate,
        DrawnPlaces places,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (
            await gate.ShutAsync(id, ct) is not { } round
            || !await desk.RunsSchoolAsync(round.SchoolId, ct)
            || await desk.Governing.OfAsync(round.SchoolId, round.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var publicValue = DrawText.OneLine(entered.PublicValue);
        if (round.Status == RoundStatus.Drawn && round.PublicValue == publicValue)
            return TypedResults.Ok(await RoundDrawn.OfAsync(round, [], desk.Db, ct));
        if (!round.MayDrawAt(desk.Clock.Now()))
            return TypedResults.Conflict();

        var (input, outcome) = round.Draw(publicValue, desk.Clock.Now().ToUniversalTime());
        if (await places.GiveAsync(round, input, outcome, governed, ct) is not { } wholeClasses)
            return TypedResults.Conflict();
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await RoundDrawn.OfAsync(round, wholeClasses, desk.Db, ct));
    }
}

/// <summary>What the lot gave, carried out: places, positions on waiting lists, and word to every family that got one.</summary>
internal sealed class DrawnPlaces(Desk desk, GivenPlaces given, Seating seating, WholeClasses wholeClasses)
{
    /// <summary>Classes of which every pupil now has a place in one offering; null where a constraint says no to a place.</summary>
    public async Task<IReadOnlyList<Guid>?> GiveAsync(
        ChoosingRound round,
        DrawInput input,
        DrawOutcome outcome,
        Governed governed,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. round.Offerings.Select(one => one.OfferingId)];
        await seating.LockAllAsync(ids, ct);
        var offerings = await desk.Db.Offerings.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct);
        var byNumber = round.Offerings.ToDictionary(
            one => one.Number,
            one => offerings.Single(offering => offering.Id == one.OfferingId)
        );
        var drawn = await DrawnAsync(round.Id, ct);
        var free = await HoursAsync(round, drawn, ct);
        Dictionary<Guid, List<EnrolmentRequest>> placed = [];
        for (var at = 0; at < input.Count; at++)
        {
            var unit = drawn[Convert.ToHexStringLower(input.IdOf(at))].ToArray();
            var offering = outcome.PlaceOf[at] < 0 ? null : byNumber[outcome.PlaceOf[at]];
            if (offering is { Status: OfferingStatus.Published } && unit.All(one => free.Has(one.Request, offering)))
                foreach (var (entry, request) in unit)
                {
                    entry.Got = request.Ranked().ToList().IndexOf(offering.Id) + 1;
                    free.Take(request, offering);
                    (placed.TryGetValue(offering.Id, out var list) ? list : placed[offering.Id] = []).Add(request);
                }
            else
                foreach (var (entry, request) in unit.Where(one => one.Request.MayBeChanged))
                    Wait(entry, request, (input, outcome, at), byNumber);
        }

        foreach (var offering in offerings.Where(one => placed.ContainsKey(one.Id)).OrderBy(one => one.Id))
            if (!await given.GiveAsync(offering, placed[offering.Id], governed, ct))
                return null;
        await desk.Db.SaveChangesAsync(ct);
        // What nobody took of it, and what became free since the announcement, is for those who wait.
        await seating.LookAtListsAsync(ids, ct);
        return await wholeClasses.NoteAsync(
            [.. placed.Keys],
            round.SchoolId,
            governed.Matter("draw-round", round.Id),
            governed,
            ct
        );
    }

    private async Task<ILookup<string, (RoundEntry Entry, EnrolmentRequest Request)>> DrawnAsync(
        Guid round,
        CancellationToken ct
    )
    {
        var requests = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => one.RoundId == round)
            .ToDictionaryAsync(one => one.Id, ct);
        var entries = await desk
            .Db.RoundEntries.Where(one => one.RoundId == round && one.ApplicationId != null)
            .ToListAsync(ct);
        return entries.ToLookup(one => one.ApplicationId!, one => (one, requests[one.RequestId]));
    }

    private async Task<FreeHours> HoursAsync(
        ChoosingRound round,
        ILookup<string, (RoundEntry Entry, EnrolmentRequest Request)> drawn,
        CancellationToken ct
    )
    {
        Guid[] pupils = [.. drawn.SelectMany(unit => unit).Select(one => one.Entry.PupilId).Distinct()];
        var slots = await desk
            .Db.PlaceSlots.AsNoTracking()
            .Where(slot => slot.TermId == round.TermId && pupils.Contains(slot.PupilId))
            .ToListAsync(ct);
        var there = await desk
            .Db.Pupils.Where(one => pupils.Contains(one.Id) && one.OnRoll && one.SchoolId == round.SchoolId)
            .Select(one => one.Id)
            .ToListAsync(ct);
        return new FreeHours(slots.ToLookup(slot => slot.PupilId), [.. there]);
    }

    // Where the lot gave a place that cannot be taken any more (stopped since, or a brother or sister is elsewhere by now), the
    // others of the list come first, and it waits behind them.
    private static void Wait(
        RoundEntry entry,
        EnrolmentRequest request,
        (DrawInput Input, DrawOutcome Outcome, int At) drawn,
        Dictionary<int, Offering> byNumber
    )
    {
        var (input, outcome, at) = drawn;
        entry.Got = outcome.PlaceOf[at] < 0 ? 0 : null;
        for (var choice = input.ChoicesFrom[at]; choice < input.ChoicesFrom[at + 1]; choice++)
        {
            var offering = byNumber[input.Choices[choice]];
            if (outcome.WaitsAt[choice] > 0)
                request.Wait(offering.Id, outcome.WaitsAt[choice]);
            else if (outcome.PlaceOf[at] >= 0 && offering.Status == OfferingStatus.Published)
                request.Wait(offering.Id);
        }
    }

    /// <summary>Who can still take what the lot gave: nothing was given for that hour since the list was frozen, by whatever way.</summary>
    private sealed class FreeHours(ILookup<Guid, PlaceSlot> before, HashSet<Guid> there)
    {
        private readonly Dictionary<Guid, List<Offering>> _now = [];

        public bool Has(EnrolmentRequest request, Offering offering) =>
            request.MayBeChanged
            && there.Contains(request.PupilId)
            && !offering.Taken.Any(own => before[request.PupilId].Any(taken => taken.Slot.Meets(own)))
            && !(_now.GetValueOrDefault(request.PupilId) ?? []).Exists(one => SlotGroups.Overlap(one, offering));

        public void Take(EnrolmentRequest request, Offering offering)
        {
            if (!_now.TryGetValue(request.PupilId, out var taken))
                _now[request.PupilId] = taken = [];
            taken.Add(offering);
        }
    }
}

/// <summary>The public value.</summary>
/// <param name="PublicValue">As the announced source gives it.</param>
public sealed record PublicValueEntered([property: Required, StringLength(300)] string PublicValue);

/// <summary>What a draw did.</summary>
/// <param name="ResultsHash">SHA-256 of the published results.</param>
/// <param name="Placed">Requests that got a place.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="WholeClasses">Classes of which every pupil has a place in one offering now: make sure that they chose freely.</param>
public sealed record RoundDrawn(string ResultsHash, int Placed, int Waiting, IReadOnlyList<Guid> WholeClasses)
{
    internal static async Task<RoundDrawn> OfAsync(
        ChoosingRound round,
        IReadOnlyList<Guid> wholeClasses,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        var placed = await db.RoundEntries.CountAsync(one => one.RoundId == round.Id && one.Got > 0, ct);
        var waiting = await db.RoundEntries.CountAsync(one => one.RoundId == round.Id && one.Got == 0, ct);
        return new RoundDrawn(round.ResultsHash!, placed, waiting, wholeClasses);
    }
}
