using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>How a child comes to an offering outside the rounds.</summary>
public enum JoinWay
{
    /// <summary>The family asks, class and school look at it (申请).</summary>
    Ask,

    /// <summary>It is full: who asks waits until a seat becomes free (候补).</summary>
    Wait,

    /// <summary>Whoever comes first has the seat (余位直选).</summary>
    Claim,

    /// <summary>It is about to be opened to whoever comes first.</summary>
    NotYet,

    /// <summary>The child is elsewhere at that time, and a seat would be refused.</summary>
    Elsewhere,

    /// <summary>It is asked for already.</summary>
    Asked,

    /// <summary>The child has a place in it.</summary>
    Placed,
}

/// <summary>An offering outside the rounds, as a card.</summary>
/// <param name="Offering">The offering.</param>
/// <param name="Left">Seats that nobody has and nobody is being offered.</param>
/// <param name="From">From when on whoever comes first may have them; null where the school decides.</param>
/// <param name="Way">What the family may do about it now.</param>
/// <param name="Request">What was asked for already: the request.</param>
/// <param name="Fee">What who joins now pays; null where that is the fee of the whole term.</param>
/// <param name="First">The day of the next session; null where none is to come.</param>
/// <param name="Clashes">What collides with it.</param>
/// <param name="Vendor">Registered name of the vendor who gives it, where one does.</param>
/// <param name="CommandId">Id of the command that its form sends, made with the form.</param>
public sealed record JoinCard(
    Offering Offering,
    int Left,
    DateTimeOffset? From,
    JoinWay Way,
    Guid? Request,
    Money? Fee,
    DateOnly? First,
    IReadOnlyList<Clash> Clashes,
    string? Vendor,
    Guid CommandId
);

/// <summary>What a child may join in a term outside the rounds (中途加入、余位).</summary>
/// <param name="Child">The child.</param>
/// <param name="Term">The term.</param>
/// <param name="Page">What governs it.</param>
/// <param name="Cards">The offerings for its grade.</param>
/// <param name="Filter">What of them is shown.</param>
/// <param name="HasBegun">Whether the term has begun.</param>
public sealed record JoinShown(
    ChildAtHome Child,
    Term Term,
    EnrolmentPack? Page,
    IReadOnlyList<JoinCard> Cards,
    MenuFilter Filter,
    bool HasBegun
)
{
    /// <summary>Where it is.</summary>
    public string Address => JoinPages.AddressOf(Child.Shown.PupilId, Term.Id);

    /// <summary>Whether anything of it is the first's who come.</summary>
    public bool HasClaims => Cards.Any(one => one.From is not null);

    /// <summary>What follows upon asking, in the page's order.</summary>
    public IEnumerable<string> Steps =>
        (Page?.RequestChain?.Value ?? [])
            .Where(one => one is RequestStep.ClassReview or RequestStep.SchoolDecision)
            .Append(RequestStep.Place)
            .Concat(Page?.Signatories is null ? [] : [RequestStep.Agreement]);
}

/// <summary>Reads it for the child's own guardian.</summary>
internal sealed class JoinReading(HouseholdReading reading, Desk desk)
{
    private const int LimitShown = 500;

    public async Task<JoinShown?> ReadAsync(Guid pupil, Guid term, MenuFilter filter, CancellationToken ct)
    {
        var family = await reading.ReadAsync(ct);
        if (family.Child(pupil) is not { } child || child.Terms.FirstOrDefault(one => one.Id == term) is not { } found)
            return null;
        var db = desk.Db;
        var offerings = await db
            .Offerings.AsNoTracking()
            .OutsideRounds(db)
            .Where(one => one.TermId == term && one.SchoolId == found.SchoolId)
            .Where(one => one.Grades.Contains(child.Shown.Grade))
            .OrderBy(one => one.Id)
            .Take(LimitShown)
            .ToListAsync(ct);
        // Who gives what the family has nothing to do with yet is read here alone.
        var home = family with
        {
            Vendors = await db.VendorNamesAsync(offerings, ct),
        };
        Guid[] ids = [.. offerings.Select(one => one.Id)];
        var seats = await db.SeatsOfAsync(ids, ct);
        var looked = await db
            .ListLooks.Where(one => ids.Contains(one.OfferingId))
            .Select(one => one.OfferingId)
            .ToListAsync(ct);
        var hasBegun = desk.Clock.Today() > found.FirstDay;
        var page = home.Pages.GetValueOrDefault(term);
        var toCome = await ToComeAsync(ids, ct);
        return new JoinShown(
            child,
            found,
            page,
            [
                .. offerings
                    .Where(filter.Passes)
                    .OrderBy(one => one.Title, StringComparer.Ordinal)
                    .Select(one =>
                    {
                        // What has just become free is still to be offered to whoever waits, and to nobody else.
                        var at = seats.GetValueOrDefault(one.Id);
                        var left = looked.Contains(one.Id) ? 0 : at?.Capacity - at?.Taken ?? 0;
                        return CardOf(one, (left, at?.ClaimsFrom), toCome[one.Id], (child, home), page, hasBegun);
                    }),
            ],
            filter,
            hasBegun
        );
    }

    private JoinCard CardOf(
        Offering offering,
        (int Left, DateTimeOffset? From) seats,
        Sessions toCome,
        (ChildAtHome Child, Household Home) whose,
        EnrolmentPack? page,
        bool hasBegun
    )
    {
        var clashes = Clashes.Of(offering, whose.Child, whose.Home).ToArray();
        var (way, request) = WayOf(offering, seats, whose.Child.Shown, clashes);
        return new JoinCard(
            offering,
            seats.Left,
            seats.From?.InChina(),
            way,
            request,
            hasBegun && page is not null
                ? MidTermJoinRule.Fee(offering.FeePerTerm, toCome.Remaining, toCome.Planned, page)
                : null,
            toCome.Next,
            clashes,
            whose.Home.VendorOf(offering),
            Guid.CreateVersion7()
        );
    }

    private (JoinWay Way, Guid? Request) WayOf(
        Offering offering,
        (int Left, DateTimeOffset? From) seats,
        ChildShown child,
        Clash[] clashes
    )
    {
        if (
            child.Places.FirstOrDefault(one => one.OfferingId == offering.Id && one.Status != PlaceStatus.Ended) is
            { } place
        )
            return (JoinWay.Placed, place.RequestId);
        if (child.Requests.FirstOrDefault(one => Asks(one, offering)) is { } request)
            return (JoinWay.Asked, request.Id);
        var way = seats switch
        {
            { From: { } from } when from > desk.Clock.GetUtcNow() => JoinWay.NotYet,
            { From: not null, Left: > 0 } when Array.Exists(clashes, one => one.Code == Clashes.Own) =>
                JoinWay.Elsewhere,
            { From: not null, Left: > 0 } => JoinWay.Claim,
            { Left: > 0 } => JoinWay.Ask,
            _ => JoinWay.Wait,
        };
        return (way, null);
    }

    // A choice behind the one that got its place is not asked for any more.
    private static bool Asks(RankedShown request, Offering offering) =>
        request is { PlaceId: null, Status: not (RequestStatus.Declined or RequestStatus.Ended) }
        && request.Choices.Any(one =>
            one.OfferingId == offering.Id && one.Status is ChoiceStatus.Open or ChoiceStatus.Waiting
        );

    private async Task<IReadOnlyDictionary<Guid, Sessions>> ToComeAsync(Guid[] offerings, CancellationToken ct)
    {
        await desk.Db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)desk.Db.Database.GetDbConnection();
        return await SessionsToCome.ReadAsync(connection, offerings, desk.Clock.Now(), ct);
    }
}
