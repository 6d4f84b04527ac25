using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSchool.Gateway.Sessions;

/// <summary>The access token of the session that the request came with; absent when it came with a bearer token or with neither.</summary>
/// <param name="SessionId">Hash of the session's id, as text.</param>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record SessionToken(string SessionId, string AccessToken, DateTimeOffset ExpiresAt)
{
    /// <summary>Reads it from a session's ticket.</summary>
    public static SessionToken Of(AuthenticationProperties ticket) =>
        new(
            Convert.ToHexString(SessionStore.HashOf(SessionStore.IdOf(ticket))),
            ticket.GetTokenValue(OpenIdConnectParameterNames.AccessToken) ?? "",
            DateTimeOffset.TryParse(
                ticket.GetTokenValue("expires_at"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var expires
            )
                ? expires
                : DateTimeOffset.MinValue
        );

    /// <summary>Who signed in: subject and roles as Directory's own token says, and nothing more; no names are kept.</summary>
    public static ClaimsPrincipal PrincipalOf(string accessToken) =>
        new(
            new ClaimsIdentity(
                new JsonWebToken(accessToken)
                    .Claims.Where(claim => claim.Type is "sub" or "role")
                    .Select(claim => new Claim(claim.Type, claim.Value)),
                Schemes.Session,
                "sub",
                "role"
            )
        );
}

/// <summary>How callers are known.</summary>
internal static class Schemes
{
    /// <summary>Bearer when there is a bearer token, the session otherwise: never both.</summary>
    public const string Caller = "caller";

    /// <summary>A browser's session.</summary>
    public const string Session = "session";

    /// <summary>Signing in at Directory.</summary>
    public const string SignIn = "sign-in";
}
