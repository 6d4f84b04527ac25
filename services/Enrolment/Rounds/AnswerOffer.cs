using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>POST /places/{id}/accept, POST /places/{id}/decline — the family's answer to an offer from the waiting list.</summary>
internal static class AnswerOffer
{
    public static Task<Results<NotFound, Conflict, NoContent>> Accept(
        Guid id,
        Desk desk,
        OpenOffers offers,
        CancellationToken ct
    ) => AnswerAsync(id, OfferAnswer.Accepted, desk, offers, ct);

    public static Task<Results<NotFound, Conflict, NoContent>> Decline(
        Guid id,
        Desk desk,
        OpenOffers offers,
        CancellationToken ct
    ) => AnswerAsync(id, OfferAnswer.Declined, desk, offers, ct);

    private static async Task<Results<NotFound, Conflict, NoContent>> AnswerAsync(
        Guid id,
        OfferAnswer answer,
        Desk desk,
        OpenOffers offers,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var offer = await offers.LockAsync(id, ct);
        var place = await desk.Db.Places.FindAsync([id], ct);
        if (offer is null || place is null || !await desk.Reach.IsGuardianOfAsync(place.PupilId, ct))
            return TypedResults.NotFound();
        if (offer.Answer is { } answered)
            return answered == answer ? TypedResults.NoContent() : TypedResults.Conflict();
        if (offer.Until <= desk.Clock.Now() || place.Status == PlaceStatus.Ended)
            return TypedResults.Conflict();
        await offers.SettleAsync(offer, place, answer, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Offers that are open, and what follows when they are not any more.</summary>
internal sealed class OpenOffers(Desk desk, Activation activation, Seating seating, WaitingList waiting)
{
    /// <summary>The offer, locked: its family and its time may come at one moment.</summary>
    public async Task<PlaceOffer?> LockAsync(Guid place, CancellationToken ct)
    {
        await desk.Db.Database.ExecuteSqlAsync($"select 1 from place_offer where place_id = {place} for update", ct);
        return await desk.Db.PlaceOffers.FirstOrDefaultAsync(one => one.PlaceId == place, ct);
    }

    /// <summary>Taken: the child takes part as after a draw. Not taken: the seat is free at once and the next is asked.</summary>
    public async Task SettleAsync(PlaceOffer offer, Place place, OfferAnswer answer, CancellationToken ct)
    {
        var request = await desk
            .Db.Requests.Include(one => one.Choices)
            .FirstAsync(one => one.Id == offer.RequestId, ct);
        offer.Answer = answer;
        if (answer == OfferAnswer.Accepted)
        {
            var offering = await desk.Db.Offerings.AsNoTracking().FirstAsync(one => one.Id == place.OfferingId, ct);
            var governed = (await desk.Governing.OfAsync(place.SchoolId, place.TermId, ct))!;
            if (place.Status == PlaceStatus.Reserved)
                await activation.OfPlacesAsync(offering, [request], governed, ct);
            await desk.Db.SaveChangesAsync(ct);
            return;
        }

        place.End(answer == OfferAnswer.Declined ? "offerDeclined" : "offerExpired", desk.Clock.Today());
        request.LoseOffer(place.OfferingId);
        await desk.Db.SaveChangesAsync(ct);
        await seating.FreeAsync(place, ct);
        await waiting.OfferAsync(place.OfferingId, ct);
        await desk.Db.SaveChangesAsync(ct);
    }
}

/// <summary>Offers that nobody answered in time go to the next on the list.</summary>
internal sealed class OfferWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OfferWatch> log)
    : RecurringLook(TimeSpan.FromSeconds(5), log)
{
    private const int BatchOffers = 100;

    protected override async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var due = await scope
            .ServiceProvider.GetRequiredService<EnrolmentDb>()
            .PlaceOffers.Where(offer => offer.Answer == null && offer.Until <= now)
            .OrderBy(offer => offer.Until)
            .Take(BatchOffers)
            .Select(offer => offer.PlaceId)
            .ToListAsync(ct);
        foreach (var place in due)
            await ExpireAsync(place, now, ct);
    }

    // One at a time, each in a transaction of its own: one that fails keeps nobody else waiting.
    private async Task ExpireAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnrolmentDb>();
        var offers = scope.ServiceProvider.GetRequiredService<OpenOffers>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await offers.LockAsync(id, ct) is not { Answer: null } offer || offer.Until > now)
            return;
        var place = (await db.Places.FindAsync([id], ct))!;
        // Signed, where the signature comes first, is taken; withdrawn or stopped in the meantime is settled already.
        if (place.Status == PlaceStatus.Reserved)
            await offers.SettleAsync(offer, place, OfferAnswer.Expired, ct);
        else
            offer.Answer = place.Status == PlaceStatus.Confirmed ? OfferAnswer.Accepted : OfferAnswer.Declined;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
