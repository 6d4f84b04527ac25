using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>The page of a request with its place, and what a family does there.</summary>
internal static class MatterPages
{
    /// <summary>Why a family may say that it leaves; the first needs no reason.</summary>
    public static readonly string[] Reasons = ["plain", "illness", "accident", "familyEmergency", "transfer"];

    /// <summary>GET /requests/{id}</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid id,
        string? done,
        MatterReading reading,
        CancellationToken ct
    ) =>
        await reading.ReadAsync(id, ct) is { } shown
            ? PageResult.Of<MatterPage>(
                new
                {
                    Shown = shown,
                    Done = done is "ask" or "claim" or "sign" or "accept" or "decline" or "withdraw" or "leave"
                        ? $"family-done.{done}"
                        : null,
                }
            )
            : FamilyPages.Nothing();

    /// <summary>POST /requests/{id}/sign, …/accept, …/decline, …/withdraw, …/leave</summary>
    public static async Task<IResult> DoAsync(
        Guid id,
        string deed,
        HttpRequest request,
        MatterReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await PlainText.FormAsync(request, ct);
        if (await reading.ReadAsync(id, ct) is not { } shown)
            return FamilyPages.Nothing();
        var reason = Array.Find(Reasons, one => form["reason"] == one) ?? Reasons[0];
        var answer = (deed, shown.Request.PlaceId) switch
        {
            ("sign", _) => await commands.RunAsync(all => SignAsync(id, form["sha256"], all, ct)),
            ("withdraw", _) => await commands.RunAsync(all =>
                WithdrawRequest.Handle(id, Of<Desk>(all), Of<RoundGate>(all), Of<Leaving>(all), ct)
            ),
            ("accept", { } place) => await commands.RunAsync(all =>
                AnswerOffer.Accept(place, Of<Desk>(all), Of<OpenOffers>(all), ct)
            ),
            ("decline", { } place) => await commands.RunAsync(all =>
                AnswerOffer.Decline(place, Of<Desk>(all), Of<OpenOffers>(all), ct)
            ),
            ("leave", { } place) => await commands.RunAsync(all =>
                WithdrawPlace.Handle(place, new(reason), Of<Desk>(all), Of<Leaving>(all), ct)
            ),
            _ => TypedResults.NotFound(),
        };
        return answer switch
        {
            NoContent => Results.LocalRedirect($"{shown.Address}?done={deed}"),
            RuledOut no => PageResult.Of<MatterPage>(
                new { Shown = shown, no.Ruling },
                StatusCodes.Status422UnprocessableEntity
            ),
            NotFound when shown.Request.PlaceId is null => FamilyPages.Nothing(),
            _ => PageResult.Of<MatterPage>(
                new
                {
                    Shown = await reading.ReadAsync(id, ct) ?? shown,
                    Errors = new[] { new FormError(null, "family-changed") },
                },
                StatusCodes.Status409Conflict
            ),
        };
    }

    private static Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> SignAsync(
        Guid id,
        string? read,
        IServiceProvider all,
        CancellationToken ct
    ) =>
        SignAgreement.Handle(
            id,
            new AgreementSigned(Party.Guardian, "online", null, read),
            Of<Desk>(all),
            Of<Signing>(all),
            Of<AgreementBook>(all),
            ct
        );

    private static T Of<T>(IServiceProvider all)
        where T : notnull => all.GetRequiredService<T>();
}
