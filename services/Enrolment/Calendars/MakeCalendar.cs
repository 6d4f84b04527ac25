using AfterSchool.Enrolment.Inventory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>
/// PUT /calendars/{id} — a guardian for a child, a teacher for himself or herself, the office for a room. The address is told once;
/// whoever has lost it revokes it and makes another.
/// </summary>
internal static class MakeCalendar
{
    private const int MostLive = 5;

    public static async Task<Results<NotFound, Conflict, Ok<CalendarMade>>> Handle(
        Guid id,
        CalendarAsked asked,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.MayReadAsync(asked.Kind, asked.SubjectId, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, asked, ct);
        if (claim == Claim.Repeated)
            return TypedResults.Ok(new CalendarMade(id, null));
        var live = await desk.Db.Calendars.CountAsync(
            one => one.SubjectId == asked.SubjectId && one.MadeBy == desk.Caller.AccountId && one.RevokedAt == null,
            ct
        );
        if (claim == Claim.Conflicting || live >= MostLive)
            return TypedResults.Conflict();
        var secret = CalendarFeed.NewSecret();
        desk.Db.Calendars.Add(
            new CalendarFeed
            {
                Id = id,
                Kind = asked.Kind,
                SubjectId = asked.SubjectId,
                MadeBy = desk.Caller.AccountId,
                SecretHash = CalendarFeed.HashOf(secret)!,
                MadeAt = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.Ok(new CalendarMade(id, $"{Endpoints.Address}?key={secret}"));
    }
}

/// <summary>POST /calendars/{id}/revoke — its address leads nowhere from now on.</summary>
internal static class RevokeCalendar
{
    public static async Task<Results<NotFound, NoContent>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var feed = await desk.Db.Calendars.FindAsync([id], ct);
        if (feed is null || !await desk.OwnsAsync(feed, ct))
            return TypedResults.NotFound();
        feed.Revoke(desk.Clock.Now());
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Who may have which calendar.</summary>
internal static class CalendarReach
{
    extension(Desk desk)
    {
        /// <summary>Whether the caller may read these sessions: those of an own child, the own ones, those of the school's room.</summary>
        public async Task<bool> MayReadAsync(CalendarKind kind, Guid subjectId, CancellationToken ct) =>
            kind switch
            {
                CalendarKind.Child => await desk.Reach.IsGuardianOfAsync(subjectId, ct),
                CalendarKind.Teacher => subjectId == desk.Caller.AccountId
                    && (await desk.Reach.OwnSchoolsAsync(ct)).Length > 0,
                _ => await desk.Db.Inventory.FirstOrDefaultAsync(one => one.Id == subjectId, ct)
                    is { Kind: ResourceKind.Room or ResourceKind.Venue or ResourceKind.OffCampus } room
                    && await desk.RunsSchoolAsync(room.SchoolId, ct),
            };

        /// <summary>Whether the caller may revoke it: who made it, and for a room whoever runs the school.</summary>
        public async Task<bool> OwnsAsync(CalendarFeed feed, CancellationToken ct) =>
            feed.MadeBy == desk.Caller.AccountId
            || (feed.Kind == CalendarKind.Room && await desk.MayReadAsync(feed.Kind, feed.SubjectId, ct));
    }
}

/// <summary>A calendar that is asked for.</summary>
/// <param name="Kind">child, teacher or room.</param>
/// <param name="SubjectId">The own child, the own account, or the room in the school's ledger.</param>
public sealed record CalendarAsked(CalendarKind Kind, Guid SubjectId);

/// <summary>A calendar that was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where it is read, told in the first answer only.</param>
public sealed record CalendarMade(Guid Id, string? Address);
