using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>
/// Another organisation's OpenID provider: OpenIddict on a port of its own, with one client, Directory, and somebody always signed in.
/// </summary>
public sealed class SmallProvider : IAsyncDisposable
{
    /// <summary>Directory is known there by this name.</summary>
    public const string ClientId = "directory-at-the-bureau";

    /// <summary>And by this secret.</summary>
    public const string ClientSecret = "a-secret-of-the-bureau";

    private WebApplication? _app;

    /// <summary>Its address, also its issuer.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whom it vouches for; null: whoever is asked declines.</summary>
    public string? Person { get; set; }

    /// <summary>Starts it on a free port.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(Configure);
        _app = builder.Build();
        _app.UseAuthentication();
        await _app.StartAsync();
        Address = _app.Urls.Single();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server
            .SetAuthorizationEndpointUris("authorize")
            .SetTokenEndpointUris("token")
            .AllowAuthorizationCodeFlow()
            .RequireProofKeyForCodeExchange()
            .RegisterScopes(Scopes.Profile)
            .AddEphemeralEncryptionKey()
            .AddEphemeralSigningKey()
            .EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                    context.Reject(Errors.InvalidClient);
                return ValueTask.CompletedTask;
            })
        );
        server.AddEventHandler<ValidateTokenRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if ((context.ClientId, context.ClientSecret) != (ClientId, ClientSecret))
                    context.Reject(Errors.InvalidClient);
                return ValueTask.CompletedTask;
            })
        );
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(VouchAsync));
    }

    private ValueTask VouchAsync(HandleAuthorizationRequestContext context)
    {
        if (Person is not { } person)
        {
            context.Reject(Errors.AccessDenied);
            return ValueTask.CompletedTask;
        }

        var identity = new ClaimsIdentity("bureau", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, $"number-of-{person}");
        identity.SetClaim(Claims.PreferredUsername, person);
        // What the bureau thinks somebody may do is no matter here.
        identity.SetClaim(Claims.Role, ServiceDefaults.Access.Roles.Operator);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(context.Request.GetScopes());
        context.SignIn(principal);
        return ValueTask.CompletedTask;
    }
}
