using AfterSchool.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSchool.Gateway.Sessions;

/// <summary>Signing in: authorization code with PKCE at Directory, by addresses that are known, not discovered.</summary>
internal static partial class SignInSetup
{
    /// <summary>Directory knows the gateway by this name.</summary>
    public const string ClientId = "gateway";

    /// <summary>Where Directory sends the browser back to.</summary>
    public const string Callback = "/signin-oidc";

    /// <summary>Where codes and refresh tokens are spent: inside, never through the public name.</summary>
    public static Uri TokenEndpoint(GatewaySettings settings) => new(settings.Directory, "/connect/token");

    public static void Configure(OpenIdConnectOptions options, GatewaySettings settings)
    {
        options.ConfigurationManager = SigningKeys.Of(
            settings.Directory.ToString(),
            known =>
            {
                known.Issuer = $"{settings.Origin}/";
                known.AuthorizationEndpoint = $"{settings.Origin}/connect/authorize";
                known.EndSessionEndpoint = $"{settings.Origin}/connect/logout";
                known.TokenEndpoint = TokenEndpoint(settings).ToString();
            }
        );
        // A token's age is judged by the machine's clock, whatever day the system's own clock has been shifted to.
        options.TimeProvider = TimeProvider.System;
        options.RequireHttpsMetadata = false;
        options.SignInScheme = options.SignOutScheme = Schemes.Session;
        (options.ClientId, options.ClientSecret) = (ClientId, settings.Secret);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.CallbackPath = Callback;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.TokenValidationParameters.ValidTypes = ["JWT"];
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "offline_access", "afterschool"])
            options.Scope.Add(scope);
        ConfigureCookies(options, settings.IsHttps);
        ConfigureEvents(options);
    }

    // The answer comes as a plain navigation, so Lax is enough, and works without https on a developer's machine.
    private static void ConfigureCookies(OpenIdConnectOptions options, bool https)
    {
        // Not __Host-: the nonce is for the callback alone, and a __Host- cookie is for every path.
        var prefix = (https ? "__Secure-" : "") + GatewayCookies.SignInPrefix;
        options.CorrelationCookie.Name = $"{prefix}correlation.";
        options.NonceCookie.Name = $"{prefix}nonce.";
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        }
    }

    private static void ConfigureEvents(OpenIdConnectOptions options)
    {
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = SessionToken.PrincipalOf(context.TokenEndpointResponse!.AccessToken);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            // Directory ends its own session and shows its own page; there is nothing to come back for.
            context.ProtocolMessage.PostLogoutRedirectUri = null;
            return Task.CompletedTask;
        };
        // Declined, too late, or the back button: begin again rather than show a fault.
        options.Events.OnRemoteFailure = context =>
        {
            SigningInFailed(
                context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectHandler>>(),
                context.Failure
            );
            context.Response.Redirect("/?sign-in=failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    [LoggerMessage(LogLevel.Warning, "Signing in at Directory was not completed")]
    private static partial void SigningInFailed(ILogger log, Exception? failure);
}
