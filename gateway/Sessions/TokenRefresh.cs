using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSchool.Gateway.Sessions;

/// <summary>
/// Keeps a session's access token fresh: shortly before it ends, the refresh token is spent for a new pair, once for each session
/// however many requests come at that moment. Directory's refusal ends the session; Directory's absence does not.
/// </summary>
internal sealed partial class TokenRefresh(
    SessionStore sessions,
    GatewaySettings settings,
    IHttpClientFactory http,
    ILogger<TokenRefresh> log
)
{
    /// <summary>Name of the HTTP client that asks Directory.</summary>
    public const string Client = "directory";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, Lazy<Task<AuthenticationTicket?>>> _flights = new();

    /// <summary>Called for every request with a session.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var token = SessionToken.Of(context.Properties);
        if (IsStale(token))
        {
            if (await RefreshOnceAsync(SessionStore.IdOf(context.Properties)) is not { } ticket)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(Schemes.Session);
                return;
            }
            context.ReplacePrincipal(ticket.Principal);
            context.Properties.StoreTokens(ticket.Properties.GetTokens());
            token = SessionToken.Of(ticket.Properties);
        }
        context.HttpContext.Features.Set(token);
    }

    private static bool IsStale(SessionToken token) => token.ExpiresAt - Margin <= TimeProvider.System.GetUtcNow();

    private async Task<AuthenticationTicket?> RefreshOnceAsync(string session)
    {
        // Not bound to one request's life: the others wait for the same answer.
        var flight = _flights.GetOrAdd(session, id => new(() => sessions.ChangeAsync(id, RefreshAsync)));
        try
        {
            return await flight.Value;
        }
        catch (RefusedException)
        {
            return null;
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(session, flight));
        }
    }

    private async Task<AuthenticationTicket?> RefreshAsync(AuthenticationTicket ticket)
    {
        // Another process, or a request a moment ago, may have done it while this one waited for the row.
        if (!IsStale(SessionToken.Of(ticket.Properties)))
            return null;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = ticket.Properties.GetTokenValue(OpenIdConnectParameterNames.RefreshToken) ?? "",
                ["client_id"] = SignInSetup.ClientId,
                ["client_secret"] = settings.Secret,
            }
        );
        try
        {
            using var answer = await http.CreateClient(Client).PostAsync(SignInSetup.TokenEndpoint(settings), form);
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
                throw new RefusedException();
            if (answer.IsSuccessStatusCode)
                return With(ticket, new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync()));
            DirectoryFailed((int)answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            DirectoryDidNotAnswer(failure);
        }
        return null;
    }

    private static AuthenticationTicket With(AuthenticationTicket ticket, OpenIdConnectMessage answer)
    {
        var seconds = int.Parse(answer.ExpiresIn, CultureInfo.InvariantCulture);
        var expires = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        var properties = ticket.Properties;
        properties.UpdateTokenValue(OpenIdConnectParameterNames.AccessToken, answer.AccessToken);
        properties.UpdateTokenValue("expires_at", expires.ToString("o", CultureInfo.InvariantCulture));
        if (answer.RefreshToken is { } refresh)
            properties.UpdateTokenValue(OpenIdConnectParameterNames.RefreshToken, refresh);
        if (answer.IdToken is { } identity)
            properties.UpdateTokenValue(OpenIdConnectParameterNames.IdToken, identity);
        return new AuthenticationTicket(SessionToken.PrincipalOf(answer.AccessToken), properties, Schemes.Session);
    }

    [LoggerMessage(LogLevel.Warning, "Directory answered {Status} when a session's token was to be refreshed")]
    private partial void DirectoryFailed(int status);

    [LoggerMessage(LogLevel.Warning, "Directory did not answer when a session's token was to be refreshed")]
    private partial void DirectoryDidNotAnswer(Exception failure);

    /// <summary>Directory refuses: the person was signed out, locked or removed there.</summary>
    private sealed class RefusedException : Exception;
}
