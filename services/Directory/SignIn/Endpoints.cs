using System.Security.Claims;
using AfterSchool.Directory.Clients;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Properties = OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreConstants.Properties;

namespace AfterSchool.Directory.SignIn;

/// <summary>The protocol's endpoints: OpenIddict has validated a request before it comes here.</summary>
internal static class ConnectEndpoints
{
    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapConnect(this IEndpointRouteBuilder app)
    {
        var connect = app.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
        connect.MapMethods("/authorize", [HttpMethods.Get, HttpMethods.Post], Authorize);
        connect.MapPost("/token", Exchange).DisableAntiforgery();
        connect.MapMethods("/logout", [HttpMethods.Get, HttpMethods.Post], SignOut);
    }

    /// <summary>GET /connect/authorize — people; signs in first where nobody is signed in.</summary>
    private static async Task<IResult> Authorize(HttpContext http, Subjects subjects)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var signedIn = await http.AuthenticateAsync(SignInSetup.Cookie);
        if (await subjects.FindAsync(signedIn.Principal, http.RequestAborted) is not { } account)
        {
            if (request.HasPromptValue(PromptValues.None))
                return Refuse(Errors.LoginRequired);
            var back =
                http.Request.Path
                + QueryString.Create([
                    .. request.GetParameters().Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)),
                ]);
            return Results.Challenge(new AuthenticationProperties { RedirectUri = back }, [SignInSetup.Cookie]);
        }

        var token = await subjects.TokenAsync(account, request.GetScopes(), http.RequestAborted);
        return Results.SignIn(token, authenticationScheme: Server);
    }

    /// <summary>POST /connect/token — a code, a refresh token or a program's own credentials.</summary>
    private static async Task<IResult> Exchange(HttpContext http, Subjects subjects, Programs programs)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
            return await programs.TokenAsync(request, http.RequestAborted) is { } program
                ? Results.SignIn(program, authenticationScheme: Server)
                : Refuse(Errors.UnauthorizedClient);

        // The roles of this moment, not those of the sign-in; a closed account or a changed password ends it here.
        var before = (await http.AuthenticateAsync(Server)).Principal;
        if (before is null || await subjects.FindAsync(before, http.RequestAborted) is not { } account)
            return Refuse(Errors.InvalidGrant);
        var token = await subjects.TokenAsync(account, before.GetScopes(), http.RequestAborted);
        return Results.SignIn(token, authenticationScheme: Server);
    }

    /// <summary>GET /connect/logout — ends Directory's own session and goes back where the client says.</summary>
    private static async Task<IResult> SignOut(HttpContext http, CancellationToken ct)
    {
        await http.SignOutAsync(SignInSetup.Cookie);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/signed-out" }, [Server]);
    }

    private static IResult Refuse(string error) =>
        Results.Forbid(
            new AuthenticationProperties(new Dictionary<string, string?> { [Properties.Error] = error }),
            [Server]
        );
}
