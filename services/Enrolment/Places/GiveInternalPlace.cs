using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>POST /offerings/{id}/internal-places — the school gives a declared seat by hand; more than declared cannot be given (预留名额).</summary>
internal static class GiveInternalPlace
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        InternalPlaceGiven given,
        Desk desk,
        Seating seating,
        Activation activation,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        var request = await desk
            .Db.Requests.Include(one => one.Choices)
            .FirstOrDefaultAsync(
                one => one.Id == given.RequestId && one.Choices.Any(choice => choice.OfferingId == id),
                ct
            );
        if (request is null || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { } governed)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(given.RequestId, $"internal place {id}", given, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (
            claim == Claim.Conflicting
            || offering.Status != OfferingStatus.Published
            || !RequestChainRule.ReadyForPlace(governed.Pack).Contains(request.Status)
        )
            return TypedResults.Conflict();

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (await seating.LockAsync(id, ct) is null)
            return TypedResults.Conflict();
        var declared = (offering.InternalSeats ?? []).Where(one => one.Group == given.Group).Sum(one => one.Seats);
        var before = await desk.Db.InternalPlaces.CountAsync(
            one => one.OfferingId == id && one.Group == given.Group,
            ct
        );
        var ruling = InternalSeatsRule.Judge(given.Group, declared, before, governed.Pack);
        if (await desk.Rulings.EnterAsync(governed.Matter("give-internal-place", id), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        var seat = new SeatAsked(Guid.CreateVersion7(), request.Id, request.PupilId);
        request.Place(id, seat.PlaceId);
        desk.Db.InternalPlaces.Add(InternalPlace.Of(seat, offering, given.Group, desk));
        await seating.OpenSeatAsync(id, ct);
        if (!await seating.SeatAsync(offering, [seat], ct))
            return TypedResults.Conflict();
        await activation.OfPlacesAsync(offering, [request], governed, ct);
        desk.Outbox.Publish(Notices.OfPlace(seat, offering, governed.Pack, desk.Clock.Now()));
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A place given by hand from the seats declared (预留名额的使用): counted for good, so that none is given twice. Append-only.</summary>
public sealed class InternalPlace
{
    /// <summary>The place.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>staffChildren, teams or other.</summary>
    public required string Group { get; init; }

    /// <summary>Account of the one who gave it.</summary>
    public required Guid GivenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal static InternalPlace Of(SeatAsked seat, Offering offering, string group, Desk desk) =>
        new()
        {
            PlaceId = seat.PlaceId,
            OfferingId = offering.Id,
            Group = group,
            GivenBy = desk.Caller.AccountId,
            At = desk.Clock.Now(),
        };
}

/// <summary>A declared seat, given by hand.</summary>
/// <param name="RequestId">The family's request, which names the offering.</param>
/// <param name="Group">staffChildren, teams or other: for whom the seat was declared.</param>
public sealed record InternalPlaceGiven(
    Guid RequestId,
    [property: Required, RegularExpression("^(staffChildren|teams|other)$")] string Group
);
