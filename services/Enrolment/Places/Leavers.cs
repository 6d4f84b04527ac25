using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>A pupil who has left a school (转学、离校) and still had something there. Gone once that is settled.</summary>
public sealed class Leaver
{
    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The day the roll told it.</summary>
    public required DateOnly SeenOn { get; init; }
}

/// <summary>
/// On the day after, whoever is still gone has no place there any more: the seat goes to the next, the bill and the roster end with the next
/// session. What lies in a list that is frozen is settled after the draw.
/// </summary>
internal sealed class LeaverWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LeaverWatch> log)
    : DueLook(TimeSpan.FromSeconds(2), scopes, log)
{
    protected override IQueryable<Guid> Due(EnrolmentDb db)
    {
        var today = clock.Today();
        return db
            .Leavers.Where(one => one.SeenOn < today)
            .Where(one =>
                !db.Requests.Any(request =>
                    request.PupilId == one.PupilId
                    && db.Rounds.Any(round => round.Id == request.RoundId && round.Status == RoundStatus.Frozen)
                )
            )
            .OrderBy(one => one.SeenOn)
            .Select(one => one.PupilId);
    }

    protected override async Task SettleAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnrolmentDb>();
        var leaving = services.GetRequiredService<Leaving>();
        var pupil = await db.Pupils.AsNoTracking().FirstAsync(one => one.Id == id, ct);
        var places = await db
            .Places.Where(one => one.PupilId == id && one.Status != PlaceStatus.Ended)
            .Where(one => !pupil.OnRoll || one.SchoolId != pupil.SchoolId)
            .OrderBy(one => one.OfferingId)
            .ToListAsync(ct);
        foreach (var place in places)
        {
            var next = await db.NextSessionDayAsync(place.OfferingId, clock.Now(), ct) ?? clock.Today().AddDays(1);
            await leaving.LeaveAsync(place, "transfer", next, ct);
        }

        var requests = await db
            .Requests.Where(one => one.PupilId == id && (!pupil.OnRoll || one.SchoolId != pupil.SchoolId))
            .Where(one => one.Status != RequestStatus.Declined && one.Status != RequestStatus.Ended)
            .ToListAsync(ct);
        foreach (var request in requests)
            request.End();
        Guid[] ended = [.. requests.Select(one => one.Id)];
        await db
            .RoundEntries.Where(one => ended.Contains(one.RequestId))
            .Where(one => db.Rounds.Any(round => round.Id == one.RoundId && round.Status == RoundStatus.Announced))
            .ExecuteDeleteAsync(ct);
        await db.Leavers.Where(one => one.PupilId == id).ExecuteDeleteAsync(ct);
    }
}
