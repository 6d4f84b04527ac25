using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>
/// POST /places/{id}/withdraw — a family leaves at any time by simple notice, from the next session on (自愿原则). A school that
/// records a family's notice may not put the end off.
/// </summary>
internal static class WithdrawPlace
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        Withdrawal withdrawal,
        Desk desk,
        Leaving leaving,
        CancellationToken ct
    )
    {
        var place = await desk.Db.Places.FindAsync([id], ct);
        if (
            place is null
            || await leaving.ByAsync(place, ct) is not { } by
            || await desk.Governing.OfAsync(place.SchoolId, place.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (by == LeavingBy.School && string.IsNullOrWhiteSpace(withdrawal.Evidence))
            return Invalid.Field("Evidence", "A school says where the family's notice can be seen.");
        if (withdrawal.On < desk.Clock.Today())
            return Invalid.Field("On", "Nobody leaves before today.");
        var claim = await desk.Creations.ClaimVerbAsync(id, "withdraw", withdrawal, ct);
        if (claim != Claim.New || place.Status == PlaceStatus.Ended)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var next =
            await desk.Db.NextSessionDayAsync(place.OfferingId, desk.Clock.Now(), ct) ?? desk.Clock.Today().AddDays(1);
        var on = by == LeavingBy.School ? withdrawal.On ?? next : next;
        var ruling = LeavingRule.Judge(by == LeavingBy.School, on, next, governed.Pack);
        if (await leaving.EnterAsync(ruling, governed.Matter("withdraw-place", id, next), ct) is { } no)
            return no;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await leaving.LeaveAsync(place, withdrawal.ReasonKind, on, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Who says that a pupil leaves.</summary>
internal enum LeavingBy
{
    /// <summary>A guardian, by the own account.</summary>
    Family,

    /// <summary>The school, for a family that told it.</summary>
    School,
}

/// <summary>How a pupil leaves.</summary>
internal sealed class Leaving(Desk desk, Seating seating, DutyBook duties)
{
    /// <summary>Who it is that says so; none who may not.</summary>
    public async Task<LeavingBy?> ByAsync(Place place, CancellationToken ct) =>
        await desk.Reach.IsGuardianOfAsync(place.PupilId, ct) ? LeavingBy.Family
        : await desk.RunsSchoolAsync(place.SchoolId, ct) ? LeavingBy.School
        : null;

    /// <summary>Enters the ruling; a school that would hold a child back owes it the end.</summary>
    public async Task<RuledOut?> EnterAsync(Ruling ruling, Matter matter, CancellationToken ct)
    {
        var no = await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct);
        if (no is not null)
            await duties.OweAsync(ruling, LeavingRule.Rule, matter, desk.Db, ct);
        return no;
    }

    /// <summary>
    /// Ends the place, frees the seat, tells the others; what was owed for the place, or offered with it, is so no more. In the
    /// caller's transaction, which waits for nobody who is next on the list.
    /// </summary>
    public async Task LeaveAsync(Place place, string reasonKind, DateOnly on, CancellationToken ct)
    {
        await seating.LockFreeAsync(place.OfferingId, ct);
        await desk
            .Db.PlaceOffers.Where(offer => offer.PlaceId == place.Id && offer.Answer == null)
            .ExecuteUpdateAsync(set => set.SetProperty(offer => offer.Answer, OfferAnswer.Declined), ct);
        var wasConfirmed = place.Status == PlaceStatus.Confirmed;
        place.End(reasonKind, on);
        (await desk.Db.Requests.FindAsync([place.RequestId], ct))?.End();
        if (wasConfirmed)
            desk.Outbox.Publish(Told(place, desk.Clock.Now()));
        await desk.Db.ReleaseAsync([place.RequestId, place.Id], desk.Clock.Now(), ct);
        await desk.Db.SaveChangesAsync(ct);
        await seating.FreeAsync(place, ct);
    }

    /// <summary>What the others are told of a place that had been confirmed.</summary>
    public static EnrolmentEnded Told(Place place, DateTimeOffset now) =>
        new()
        {
            PlaceId = place.Id,
            PupilId = place.PupilId,
            SchoolId = place.SchoolId,
            TermId = place.TermId,
            OfferingId = place.OfferingId,
            ReasonKind = place.ReasonKind!,
            EffectiveOn = place.EndedOn!.Value,
            OccurredAt = now,
        };
}

/// <summary>Days on the timetable.</summary>
internal static class SessionDays
{
    /// <summary>The day of the first session that has not begun.</summary>
    public static async Task<DateOnly?> NextSessionDayAsync(
        this EnrolmentDb db,
        Guid offering,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (today, time) = (now.DayInChina(), TimeOnly.FromDateTime(now.InChina().DateTime));
        return await db
            .Sessions.Where(one => one.OfferingId == offering)
            .Where(one => one.Day > today || (one.Day == today && one.Starts > time))
            .MinAsync(one => (DateOnly?)one.Day, ct);
    }
}

/// <summary>A withdrawal.</summary>
/// <param name="ReasonKind">plain, illness, accident, familyEmergency or transfer; plain needs no reason.</param>
/// <param name="On">First day without the pupil, when the school records it; a family leaves with the next session.</param>
/// <param name="Evidence">Where the family's notice can be seen, when the school records it.</param>
public sealed record Withdrawal(
    [property: Required, RegularExpression("^(plain|illness|accident|familyEmergency|transfer)$")] string ReasonKind,
    DateOnly? On = null,
    [property: StringLength(500)] string? Evidence = null
);
