using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// PUT /seat-claims/{id} — a guardian takes seats that are left, for one child or several: all of them or none (先到先得).
/// Each seat is a request with its place, as if it had been asked for and given; where the page has steps before the
/// place, the seat is held meanwhile.
/// </summary>
internal static class ClaimSeats
{
    public static async Task<Results<ValidationProblem, NotFound, ProblemHttpResult, RuledOut, Ok<SeatsGiven>>> Handle(
        Guid id,
        SeatsClaimed claimed,
        Caller caller,
        ClaimGathering gathering,
        HttpContext http
    )
    {
        if (claimed.Seats.Any(one => one is null) || claimed.Seats.Distinct().Count() != claimed.Seats.Length)
            return Invalid.Field("Seats", "Name each child and offering once.");
        var answer = await gathering.ClaimAsync(SeatClaim.Of(id, caller.AccountId, claimed));
        return answer switch
        {
            ClaimAnswer.Given given => TypedResults.Ok(given.Seats),
            ClaimAnswer.Unknown => TypedResults.NotFound(),
            ClaimAnswer.Taken taken => Say(taken, http),
            ClaimAnswer.Ruled ruled => await EnterAsync(ruled, http),
            _ => throw new InvalidOperationException($"{answer} is no answer."),
        };
    }

    private static ProblemHttpResult Say(ClaimAnswer.Taken taken, HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<Words>();
        if (taken.Code == ClaimAnswer.Busy)
            http.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem(
            statusCode: taken.Code == ClaimAnswer.Busy ? 503 : 409,
            detail: words.Say(taken.Code, Words.LanguageOf(http.Request)),
            extensions: new Dictionary<string, object?> { ["code"] = taken.Code, ["seat"] = taken.Seat }
        );
    }

    // What the rules say no to is entered as everywhere; only this needs a unit of work of its own, so only this makes
    // one.
    private static async Task<RuledOut> EnterAsync(ClaimAnswer.Ruled ruled, HttpContext http)
    {
        var rulings = http.RequestServices.GetRequiredService<Rulings>();
        return await rulings.EnterAsync(ruled.Matter, ruled.Ruling, ruled.Plea, http.RequestAborted)
            ?? throw new InvalidOperationException("What was ruled out is permitted.");
    }
}

/// <summary>Seats that a family claims together.</summary>
/// <param name="Seats">Each child and offering once; all of them are given, or none.</param>
public sealed record SeatsClaimed([property: Required, Length(1, 10)] SeatWanted[] Seats);

/// <summary>A seat that is wanted.</summary>
/// <param name="PupilId">The guardian's own child.</param>
/// <param name="OfferingId">The offering, which its school has opened to claims.</param>
public sealed record SeatWanted(Guid PupilId, Guid OfferingId);

/// <summary>Seats that were given; the same claim again is answered in the same words.</summary>
/// <param name="Seats">In the order in which they were claimed.</param>
public sealed record SeatsGiven(IReadOnlyList<SeatGiven> Seats);

/// <summary>A seat that was given or is held.</summary>
/// <param name="PupilId">The child.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="RequestId">The request it became; <c>GET /requests/{id}</c> says how it stands now.</param>
/// <param name="PlaceId">The place.</param>
/// <param name="HeldUntil">Until when the seat is held for class and school to decide; none where it is given at once.</param>
public sealed record SeatGiven(Guid PupilId, Guid OfferingId, Guid RequestId, Guid PlaceId, DateTimeOffset? HeldUntil);

/// <summary>A claim on its way to its batch.</summary>
/// <param name="Id">The caller's id; also the id of the first request.</param>
/// <param name="Account">The guardian.</param>
/// <param name="Seats">What is wanted, with the id of the request each would become.</param>
/// <param name="Asked">Hash of the body, to know it again.</param>
internal sealed record SeatClaim(
    Guid Id,
    Guid Account,
    IReadOnlyList<(SeatWanted Wanted, Guid Request)> Seats,
    byte[] Asked
)
{
    public static SeatClaim Of(Guid id, Guid account, SeatsClaimed claimed) =>
        new(
            id,
            account,
            [.. claimed.Seats.Select((one, at) => (one, at == 0 ? id : Derived.From(id, $"seat {at}")))],
            Creations.HashOf(claimed)
        );
}

/// <summary>How a claim is answered.</summary>
internal abstract record ClaimAnswer
{
    public const string Busy = "claims-busy";
    public const string Full = "seat-full";
    public const string Clash = "seat-clash";
    public const string Yours = "seat-yours";
    public const string NotOpen = "seat-not-open";
    public const string Otherwise = "claimed-otherwise";

    /// <summary>All seats are given or held.</summary>
    public sealed record Given(SeatsGiven Seats) : ClaimAnswer;

    /// <summary>A child that is not the caller's, or an offering that is on no menu.</summary>
    public sealed record Unknown : ClaimAnswer;

    /// <summary>What is there already stands against it.</summary>
    public sealed record Taken(string Code, SeatWanted? Seat = null) : ClaimAnswer;

    /// <summary>The rules do not let it through.</summary>
    public sealed record Ruled(Matter Matter, Ruling Ruling, Plea Plea) : ClaimAnswer;
}
