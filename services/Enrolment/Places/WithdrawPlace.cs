using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>POST /places/{id}/withdraw — a family may leave at any time by simple notice, from the next session on (自愿原则).</summary>
internal static class WithdrawPlace
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Withdrawal withdrawal,
        Desk desk,
        Seating seating,
        CancellationToken ct
    )
    {
        var place = await desk.Db.Places.FindAsync([id], ct);
        if (place is null || !await desk.Reach.IsGuardianOfAsync(place.PupilId, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, "withdraw", withdrawal, ct);
        if (claim != Claim.New || place.Status == PlaceStatus.Ended)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var wasConfirmed = place.Status == PlaceStatus.Confirmed;
        var on =
            await desk.Db.NextSessionDayAsync(place.OfferingId, desk.Clock.Now(), ct) ?? desk.Clock.Today().AddDays(1);
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        place.End(withdrawal.ReasonKind, on);
        (await desk.Db.Requests.FindAsync([place.RequestId], ct))?.End();
        if (wasConfirmed)
            desk.Outbox.Publish(Tell(place, desk.Clock.Now()));
        await desk.Db.SaveChangesAsync(ct);
        await seating.FreeAsync(place, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static EnrolmentEnded Tell(Place place, DateTimeOffset now) =>
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
public sealed record Withdrawal(
    [property: Required, RegularExpression("^(plain|illness|accident|familyEmergency|transfer)$")] string ReasonKind
);
