using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Timetable;

/// <summary>Keeps the sessions as the newest timetable has them; what has begun is never changed by it.</summary>
public sealed class KeepSessionsWhenSessionsScheduled(SafetyDb db) : IConsumer<SessionsScheduled>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.TimetableRevision >= told.Revision)
            return;
        offering.TimetableRevision = told.Revision;

        var known = await db
            .Sessions.Where(session => session.OfferingId == told.OfferingId)
            .ToDictionaryAsync(session => session.Id, ct);
        foreach (var line in told.Sessions)
        {
            if (!known.Remove(line.SessionId, out var session))
                db.Sessions.Add(session = Session.Of(told, line));
            session.Reschedule(line);
        }

        foreach (var gone in known.Values)
            gone.Drop();
    }
}

/// <summary>Keeps what kind of offering it is, and starts it again after a suspension.</summary>
public sealed class KeepOfferingsWhenOfferingPublished(SafetyDb db) : IConsumer<OfferingPublished>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var told = context.Message;
        var offering = await db.OfferingAsync(told.OfferingId, context.CancellationToken);
        if (offering.PublishedAt >= told.OccurredAt)
            return;
        (offering.Category, offering.PublishedAt) = (told.Category, told.OccurredAt);
    }
}

/// <summary>Stops the sessions that have not begun; those under way end as usual, for there are children in them.</summary>
public sealed class StopSessionsWhenOfferingSuspended(SafetyDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var told = context.Message;
        var offering = await db.OfferingAsync(told.OfferingId, context.CancellationToken);
        if (offering.SuspendedAt is null || offering.SuspendedAt < told.OccurredAt)
            offering.SuspendedAt = told.OccurredAt;
    }
}

/// <summary>Keeps who takes part from which day.</summary>
public sealed class KeepPlacesWhenPlaceConfirmed(SafetyDb db) : IConsumer<PlaceConfirmed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlaceConfirmed> context)
    {
        var told = context.Message;
        var place = await db.PlaceAsync(told.PlaceId, context.CancellationToken);
        (place.PupilId, place.OfferingId, place.FirstDay) = (told.PupilId, told.OfferingId, told.FirstDay);
    }
}

/// <summary>Keeps from which day a pupil no longer takes part, even where the place itself is not heard of yet.</summary>
public sealed class EndPlacesWhenEnrolmentEnded(SafetyDb db) : IConsumer<EnrolmentEnded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<EnrolmentEnded> context)
    {
        var told = context.Message;
        var place = await db.PlaceAsync(told.PlaceId, context.CancellationToken);
        (place.PupilId, place.OfferingId, place.EndsOn) = (told.PupilId, told.OfferingId, told.EffectiveOn);
    }
}

/// <summary>Finds or begins a copy, whichever of its messages comes first.</summary>
internal static class Copies
{
    public static async Task<Offering> OfferingAsync(this SafetyDb db, Guid id, CancellationToken ct) =>
        await db.Offerings.FindAsync([id], ct) ?? db.Offerings.Add(new Offering { Id = id }).Entity;

    public static async Task<Place> PlaceAsync(this SafetyDb db, Guid id, CancellationToken ct) =>
        await db.Places.FindAsync([id], ct) ?? db.Places.Add(new Place { Id = id }).Entity;
}
