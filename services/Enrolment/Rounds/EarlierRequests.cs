using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// Requests that were there before a round was announced for what they ask: they are what made it necessary, so they take part in it as they
/// stand, and every family hears of it in time to rank anew. What spans several slots stays outside; its family hears too.
/// </summary>
internal sealed class EarlierRequests(Desk desk)
{
    private const int LimitRequests = 10_000;

    /// <summary>Takes them in, in the caller's transaction; gives the pupils of all that were there, taken in or not.</summary>
    public async Task<IReadOnlyList<Guid>> TakeInAsync(ChoosingRound round, CancellationToken ct)
    {
        var slots = round.Offerings.ToDictionary(one => one.OfferingId, one => one.Slot);
        Guid[] ids = [.. slots.Keys];
        var earlier = await desk
            .Db.Requests.Include(one => one.Choices)
            .OfPupilsThere(desk.Db)
            .StillAsking()
            .Where(one => one.RoundId == null)
            .Where(one =>
                one.Choices.Any(choice => ids.Contains(choice.OfferingId) && choice.Status == ChoiceStatus.Open)
            )
            .OrderBy(one => one.AskedAt)
            .ThenBy(one => one.Id)
            .Take(LimitRequests)
            .ToListAsync(ct);
        Guid[] pupils = [.. earlier.Select(one => one.PupilId).Distinct()];
        var entries = await desk
            .Db.RoundEntries.AsNoTracking()
            .Where(one => one.RoundId == round.Id && pupils.Contains(one.PupilId))
            .ToListAsync(ct);
        var entered = entries.Select(one => (one.Slot, one.PupilId)).ToHashSet();
        foreach (var request in earlier)
            if (SlotOf(request, slots) is { } slot && entered.Add((slot, request.PupilId)))
                TakeIn(request, round.Id, slot);
        return pupils;
    }

    /// <summary>Their families hear of the round.</summary>
    public void Tell(ChoosingRound round, IReadOnlyList<Guid> pupils)
    {
        foreach (var pupil in pupils)
            desk.Outbox.Publish(
                Notices.ToGuardians(pupil, "round-announced", round.Id, round.SchoolId, desk.Clock.Now()) with
                {
                    Deadline = round.ClosesAt.InChina(),
                }
            );
    }

    private void TakeIn(EnrolmentRequest request, Guid round, int slot)
    {
        request.TakePart(round, slot);
        desk.Db.RoundEntries.Add(
            new RoundEntry
            {
                RoundId = round,
                Slot = slot,
                PupilId = request.PupilId,
                RequestId = request.Id,
            }
        );
    }

    private static int? SlotOf(EnrolmentRequest request, Dictionary<Guid, int> slots) =>
        request.Choices.Count <= AskForPlace.LimitChoices
        && request.Choices.TrueForAll(one => slots.ContainsKey(one.OfferingId) && one.Status == ChoiceStatus.Open)
        && request.Choices.DistinctBy(one => slots[one.OfferingId]).Count() == 1
            ? slots[request.Choices[0].OfferingId]
            : null;
}
