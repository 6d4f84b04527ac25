using System.Text;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>
/// The page of what a child may join outside the rounds: asking for a place at any time of the term, and taking what a draw left,
/// first come. What is sent goes the way that the API goes.
/// </summary>
internal static class JoinPages
{
    private static readonly byte[] Seats = Read();

    /// <summary>Where it is.</summary>
    public static string AddressOf(Guid pupil, Guid term) => $"{FamilyPages.Home}/children/{pupil}/terms/{term}/open";

    /// <summary>GET /children/{pupil}/terms/{term}/open?weekday=&amp;category=</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid pupil,
        Guid term,
        HttpRequest request,
        JoinReading reading,
        CancellationToken ct
    ) =>
        await reading.ReadAsync(pupil, term, MenuFilter.Of(request.Query), ct) is { } shown
            ? PageResult.Of<JoinPage>(new { Shown = shown })
            : FamilyPages.Nothing();

    /// <summary>GET /seats.js — keeps the seats on the page true while it is open; the page says all without it.</summary>
    public static FileContentHttpResult Script(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(Seats, "text/javascript; charset=utf-8");
    }

    /// <summary>POST /children/{pupil}/terms/{term}/open — asks for a place in one offering, or takes a seat of it.</summary>
    public static async Task<IResult> JoinAsync(
        Guid pupil,
        Guid term,
        HttpRequest request,
        JoinReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await PlainText.FormAsync(request, ct);
        var filter = MenuFilter.Of(request.Query);
        if (await reading.ReadAsync(pupil, term, filter, ct) is not { } shown)
            return FamilyPages.Nothing();
        var isClaim = form["deed"] == "claim";
        var card = shown.Cards.FirstOrDefault(one => $"{one.Offering.Id}" == form["offering"]);
        if (!Guid.TryParse(form["id"], out var id) || id == Guid.Empty || card is null)
            return Again(shown, Outcome.Stale("family-changed"));
        if (card.Request == id)
            return Done(id, isClaim);
        // Who takes a seat hears exactly why there is none; who asks does so where the page still says that one asks.
        if (!isClaim && DeedOf(card.Way) != "ask")
            return Again(shown, Outcome.Stale("family-changed"));
        var asked = new Asked(id, pupil, card.Offering.Id, form["pickup"] == "yes");
        var outcome = Outcome.Of(
            isClaim ? await ClaimAsync(asked, request, commands) : await AskAsync(asked, commands, ct)
        );
        if (outcome.IsDone)
            return Done(id, isClaim);
        var now = await reading.ReadAsync(pupil, term, filter, ct) ?? shown;
        return Again(now, outcome.IsNothing ? Outcome.Stale("family-changed") : outcome);
    }

    /// <summary>What a card's form sends; none where there is nothing to send.</summary>
    public static string? DeedOf(JoinWay way) =>
        way switch
        {
            JoinWay.Ask or JoinWay.Wait => "ask",
            JoinWay.Claim => "claim",
            _ => null,
        };

    private static IResult Done(Guid request, bool isClaim) =>
        Results.LocalRedirect($"{FamilyPages.Home}/requests/{request}?done={(isClaim ? "claim" : "ask")}");

    private static RazorComponentResult Again(JoinShown shown, Outcome outcome) =>
        PageResult.Of<JoinPage>(
            new
            {
                Shown = shown,
                outcome.Errors,
                outcome.Ruling,
            },
            outcome.Status
        );

    private static Task<IResult> AskAsync(Asked asked, Commands commands, CancellationToken ct) =>
        commands.RunAsync(all =>
            AskForPlace.Handle(
                asked.Id,
                new PlaceAsked(asked.Pupil, [asked.Offering], asked.Pickup),
                Commands.Of<Desk>(all),
                Commands.Of<RoundGate>(all),
                ct
            )
        );

    private static Task<IResult> ClaimAsync(Asked asked, HttpRequest request, Commands commands) =>
        commands.RunAsync(all =>
            ClaimSeats.Handle(
                asked.Id,
                new SeatsClaimed([new SeatWanted(asked.Pupil, asked.Offering)]),
                Commands.Of<Caller>(all),
                Commands.Of<ClaimGathering>(all),
                request.HttpContext
            )
        );

    private static byte[] Read()
    {
        using var stream = typeof(JoinPages).Assembly.GetManifestResourceStream("seats.js")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    private sealed record Asked(Guid Id, Guid Pupil, Guid Offering, bool Pickup);
}
