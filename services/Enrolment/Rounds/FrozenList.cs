using System.Security.Cryptography;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>Makes the list that is frozen: who takes part, in what standing, with how many tickets; under ids that say nothing.</summary>
internal sealed class FrozenList(EnrolmentDb db, PriorityGrounds grounds)
{
    private const int TermsLookedBack = 2;

    /// <summary>Freezes the round's list.</summary>
    public async Task FreezeAsync(
        ChoosingRound round,
        IReadOnlyList<EnrolmentRequest> requests,
        EnrolmentPack pack,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. round.Offerings.Select(one => one.OfferingId)];
        var offerings = await db.Offerings.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct);
        var gone = offerings.Where(one => one.Status != OfferingStatus.Published).Select(one => one.Id).ToHashSet();
        var standing = await StandingAsync(round, requests, pack, ct);
        var open = await OpenChoicesAsync(round, requests, offerings, ct);
        var entries = await db
            .RoundEntries.Where(entry => entry.RoundId == round.Id)
            .ToDictionaryAsync(entry => entry.RequestId, ct);
        var families = requests.ToLookup(one => (one.TogetherId, one.Slot, one.AskedBy));
        var listed = requests
            .GroupBy(one => UnitOf(one, families, round.Mechanism))
            .Select(unit =>
                (
                    Unit: unit.ToArray(),
                    Id: Pseudonym(round, unit.Key),
                    Choices: open[unit.First().Id]
                        .Where(offering => unit.All(one => open[one.Id].Contains(offering)))
                        .ToArray()
                )
            )
            .Where(one => one.Choices.Length > 0)
            .OrderBy(one => one.Id, StringComparer.Ordinal)
            .ToArray();
        var numbers = NumbersOf(listed.SelectMany(one => one.Unit).Select(one => one.PupilId), round.Rotates);
        foreach (var (unit, id, _) in listed)
        foreach (var request in unit)
            entries[request.Id].ApplicationId = id;
        round.Freeze(
            round.Offerings.Where(one => gone.Contains(one.OfferingId)).Select(one => one.Number).Order(),
            listed.Select(one => new Listed(
                one.Id,
                one.Unit[0].Slot!.Value,
                one.Unit.Length,
                one.Unit.All(request => standing[request.Id].HasPriority),
                one.Unit.Max(request => standing[request.Id].Later),
                one.Unit.Min(request => standing[request.Id].Lots),
                one.Choices,
                [.. one.Unit.Where(_ => round.Rotates).Select(request => numbers[request.PupilId])]
            )),
            now
        );
    }

    // Brothers and sisters of one guardian who rank the same in one slot and want to be together are one application.
    private static Guid UnitOf(
        EnrolmentRequest request,
        ILookup<(Guid?, int?, Guid), EnrolmentRequest> families,
        Mechanism mechanism
    ) =>
        mechanism == Mechanism.Serial
        && request.TogetherId is { } together
        && families[(together, request.Slot, request.AskedBy)]
            .All(other => other.Ranked().SequenceEqual(request.Ranked()))
            ? Derived.From(together, $"{request.AskedBy} {request.Slot}")
            : request.Id;

    private static string Pseudonym(ChoosingRound round, Guid unit) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(round.PseudonymKey, unit.ToByteArray(bigEndian: true)).AsSpan(0, DrawInput.IdBytes)
        );

    private static Dictionary<Guid, int> NumbersOf(IEnumerable<Guid> pupils, bool rotates) =>
        rotates
            ? pupils.Distinct().Select((pupil, at) => (pupil, at)).ToDictionary(one => one.pupil, one => one.at)
            : [];

    private async Task<Dictionary<Guid, Standing>> StandingAsync(
        ChoosingRound round,
        IReadOnlyList<EnrolmentRequest> requests,
        EnrolmentPack pack,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. requests.Select(one => one.PupilId).Distinct()];
        var priority = await grounds.AmongAsync(ids, pack, ct);
        var pupils = await db
            .Pupils.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var missed = round.Compensates ? await MissedAsync(round, ids, ct) : [];
        return requests.ToDictionary(
            one => one.Id,
            one => new Standing(
                priority.Contains(one.PupilId),
                MainTarget.Missed(one, pupils[one.PupilId], pack),
                Math.Min(1 + missed.GetValueOrDefault(one.PupilId), DrawInput.MostLots)
            )
        );
    }

    // In how many of the school's last two terms before this one a pupil missed a first choice.
    private async Task<Dictionary<Guid, int>> MissedAsync(ChoosingRound round, Guid[] pupils, CancellationToken ct)
    {
        var first = await db.Terms.Where(one => one.Id == round.TermId).Select(one => one.FirstDay).SingleAsync(ct);
        var before = await db
            .Terms.Where(one => one.SchoolId == round.SchoolId && one.FirstDay < first)
            .OrderByDescending(one => one.FirstDay)
            .Take(TermsLookedBack)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var missed = await (
            from entry in db.RoundEntries
            join earlier in db.Rounds on entry.RoundId equals earlier.Id
            where before.Contains(earlier.TermId) && pupils.Contains(entry.PupilId)
            where entry.Got != null && entry.Got != 1
            select new { entry.PupilId, earlier.TermId }
        )
            .Distinct()
            .ToListAsync(ct);
        return missed.GroupBy(one => one.PupilId).ToDictionary(one => one.Key, one => one.Count());
    }

    // By number; without those at whose time the pupil has another place already.
    private async Task<Dictionary<Guid, int[]>> OpenChoicesAsync(
        ChoosingRound round,
        IReadOnlyList<EnrolmentRequest> requests,
        List<Offering> offerings,
        CancellationToken ct
    )
    {
        Guid[] pupils = [.. requests.Select(one => one.PupilId).Distinct()];
        var busy = await db
            .PlaceSlots.AsNoTracking()
            .Where(slot => slot.TermId == round.TermId && pupils.Contains(slot.PupilId))
            .ToListAsync(ct);
        var taken = busy.ToLookup(slot => slot.PupilId);
        var slots = offerings.ToDictionary(one => one.Id, one => one.Taken);
        var numbers = round.Offerings.ToDictionary(one => one.OfferingId, one => one.Number);
        return requests.ToDictionary(
            one => one.Id,
            one =>
                one.Ranked()
                    .Where(offering =>
                        !slots[offering].Any(own => taken[one.PupilId].Any(held => held.Slot.Meets(own)))
                    )
                    .Select(offering => numbers[offering])
                    .ToArray()
        );
    }

    private sealed record Standing(bool HasPriority, int Later, int Lots);
}

/// <summary>The page's main targets order requests where places are short; they turn nobody away (主要服务对象).</summary>
internal static class MainTarget
{
    /// <summary>「针对确实有接送困难的家庭」「主要为…走读学生」: how many of them a request misses, 0 to 2.</summary>
    public static int Missed(EnrolmentRequest request, Pupil pupil, EnrolmentPack pack) =>
        (ResidenceRule.ComesLater(pupil, pack) ? 1 : 0)
        + (pack.PickupDifficultyRequired is not null && !request.PickupDifficulty ? 1 : 0);
}
