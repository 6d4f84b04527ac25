using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
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
        // What is signed for is taken; who wants it no more leaves.
        if (place.Status == PlaceStatus.Confirmed)
            offer.Answer ??= OfferAnswer.Accepted;
        if (offer.Answer is null && (offer.Until <= desk.Clock.Now() || place.Status == PlaceStatus.Ended))
            return TypedResults.Conflict();
        if (offer.Answer is null)
            await offers.SettleAsync(offer, place, answer, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return offer.Answer == answer ? TypedResults.NoContent() : TypedResults.Conflict();
    }
}

/// <summary>Offers that are open, and what follows when they are not any more.</summary>
internal sealed class OpenOffers(Desk desk, Activation activation, Seating seating)
{
    /// <summary>The offer, with the offering's seats locked: its family, its time and the school may come at one moment.</summary>
    public async Task<PlaceOffer?> LockAsync(Guid place, CancellationToken ct)
    {
        await desk.Db.Database.ExecuteSqlAsync(
            $"""
            select 1 from seats where offering_id = (select offering_id from place where id = {place}) for update
            """,
            ct
        );
        return await desk.Db.PlaceOffers.FirstOrDefaultAsync(one => one.PlaceId == place, ct);
    }

    /// <summary>
    /// Taken: the child takes part as after a draw. Not taken: the seat is free at once and the next is asked. Brothers and
    /// sisters who were offered places together are answered for together.
    /// </summary>
    public async Task SettleAsync(PlaceOffer offer, Place place, OfferAnswer answer, CancellationToken ct)
    {
        var unit = await TogetherAsync(offer, place, ct);
        foreach (var one in unit)
            one.Offer.Answer = answer;
        if (answer == OfferAnswer.Accepted)
        {
            await TakeAsync(place, [.. unit.Select(one => one.Request)], ct);
            return;
        }

        foreach (var one in unit)
        {
            one.Place.End(answer == OfferAnswer.Declined ? "offerDeclined" : "offerExpired", desk.Clock.Today());
            one.Request.LoseOffer(one.Place.OfferingId);
        }

        await desk.Db.SaveChangesAsync(ct);
        foreach (var one in unit)
            await seating.FreeAsync(one.Place, ct);
    }

    private async Task TakeAsync(Place place, EnrolmentRequest[] requests, CancellationToken ct)
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstAsync(one => one.Id == place.OfferingId, ct);
        var governed = (await desk.Governing.OfAsync(place.SchoolId, place.TermId, ct))!;
        await activation.OfPlacesAsync(offering, requests, governed, ct);
        Guid[] ids = [.. requests.Select(one => one.Id)];
        // Who got the first choice after all has missed nothing.
        foreach (var entry in await desk.Db.RoundEntries.Where(one => ids.Contains(one.RequestId)).ToListAsync(ct))
            entry.Got =
                requests
                    .First(one => one.Id == entry.RequestId)
                    .Ranked()
                    .Index()
                    .First(one => one.Item == offering.Id)
                    .Index + 1;
    }

    // Those still open of one family's children who were drawn as one application.
    private async Task<List<Offered>> TogetherAsync(PlaceOffer offer, Place place, CancellationToken ct)
    {
        var request = await desk
            .Db.Requests.Include(one => one.Choices)
            .FirstAsync(one => one.Id == offer.RequestId, ct);
        var own = new Offered(offer, place, request);
        if (request.TogetherId is not { } together)
            return [own];
        var others = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => one.TogetherId == together && one.AskedBy == request.AskedBy && one.Id != request.Id)
            .Join(desk.Db.PlaceOffers, one => one.Id, its => its.RequestId, (one, its) => new { one, its })
            .Where(both => both.its.Answer == null)
            .Join(
                desk.Db.Places,
                both => both.its.PlaceId,
                its => its.Id,
                (both, its) => new Offered(both.its, its, both.one)
            )
            .ToListAsync(ct);
        return
        [
            own,
            .. others.Where(one =>
                one.Place.OfferingId == place.OfferingId && one.Place.Status == PlaceStatus.Reserved
            ),
        ];
    }

    private sealed record Offered(PlaceOffer Offer, Place Place, EnrolmentRequest Request);
}

/// <summary>Offers that nobody answered in time go to the next on the list.</summary>
internal sealed class OfferWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OfferWatch> log)
    : DueLook(TimeSpan.FromSeconds(2), scopes, log)
{
    protected override IQueryable<Guid> Due(EnrolmentDb db)
    {
        var now = clock.GetUtcNow();
        return db
            .PlaceOffers.Where(offer => offer.Answer == null && offer.Until <= now)
            .OrderBy(offer => offer.Until)
            .Select(offer => offer.PlaceId);
    }

    protected override async Task SettleAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var offers = services.GetRequiredService<OpenOffers>();
        if (await offers.LockAsync(id, ct) is not { Answer: null } offer)
            return;
        var place = (await services.GetRequiredService<EnrolmentDb>().Places.FindAsync([id], ct))!;
        // Signed, where the signature comes first, is taken; stopped in the meantime is settled already.
        if (place.Status == PlaceStatus.Reserved)
            await offers.SettleAsync(offer, place, OfferAnswer.Expired, ct);
        else
            offer.Answer = place.Status == PlaceStatus.Confirmed ? OfferAnswer.Accepted : OfferAnswer.Declined;
    }
}
