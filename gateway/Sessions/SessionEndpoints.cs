using AfterSchool.Gateway.Protection;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Gateway.Sessions;

/// <summary>What a browser asks of its session.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this WebApplication app)
    {
        var session = app.MapGroup("/session").AllowAnonymous();
        session.MapGet("/", (Delegate)WhoAmI);
        session.MapGet("/sign-in", SignIn).RequireRateLimiting(RateLimits.SignIn);
        session.MapPost("/sign-out", SignOut);
        session.MapGet("/antiforgery", Token);
    }

    // GET /session
    private static async Task<Results<Ok<SessionShown>, UnauthorizedHttpResult>> WhoAmI(HttpContext http)
    {
        if (http.Features.Get<SessionToken>() is null)
            return TypedResults.Unauthorized();
        var ticket = await http.AuthenticateAsync(Schemes.Session);
        return TypedResults.Ok(
            new SessionShown(
                http.User.FindFirst("sub")!.Value,
                [.. http.User.FindAll("role").Select(claim => claim.Value)],
                ticket.Properties!.ExpiresUtc!.Value.InChina()
            )
        );
    }

    // GET /session/sign-in?returnUrl=/…
    private static IResult SignIn(string? returnUrl = null) =>
        returnUrl is null || RedirectHttpResult.IsLocalUrl(returnUrl) && !returnUrl.StartsWith('~')
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = returnUrl ?? "/" }, [Schemes.SignIn])
            : Problems.Invalid("/returnUrl", "Give a path of this site, beginning with a single slash.");

    // POST /session/sign-out; a form's answer is a way to Directory, which ends its own session too.
    private static SignOutHttpResult SignOut() =>
        TypedResults.SignOut(new AuthenticationProperties(), [Schemes.Session, Schemes.SignIn]);

    // GET /session/antiforgery
    private static Ok<AntiforgeryShown> Token(IAntiforgery antiforgery, HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return TypedResults.Ok(new AntiforgeryShown(tokens.RequestToken!, tokens.HeaderName!));
    }
}

/// <summary>Who is signed in here; no names.</summary>
/// <param name="Sub">The account.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Expires">When to sign in anew.</param>
internal sealed record SessionShown(string Sub, string[] Roles, DateTimeOffset Expires);

/// <summary>The token that scripts send with every command.</summary>
/// <param name="Token">The token.</param>
/// <param name="HeaderName">The header to send it in.</param>
internal sealed record AntiforgeryShown(string Token, string HeaderName);
