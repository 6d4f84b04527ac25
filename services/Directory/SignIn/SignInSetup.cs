using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Core;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AfterSchool.Directory.SignIn;

/// <summary>The sign-in server (OpenIddict) and Directory's own cookie. Both live by the machine's clock, never the story's.</summary>
internal static class SignInSetup
{
    /// <summary>Scheme and name of Directory's own sign-in cookie; APIs take bearer tokens only.</summary>
    public const string Cookie = "directory";

    /// <summary>Scope by which a client asks for tokens of this system.</summary>
    public const string Scope = "afterschool";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(KeyLife.From(configuration));
        services.AddSingleton<ServerKeys>();
        services.AddSingleton(Issuer.From(configuration));
        services.AddScoped<Passwords>();
        services.AddScoped<Subjects>();
        services.AddHostedService<SignInStart>();
        services.AddSingleton<KeyClock>().AddHostedService(all => all.GetRequiredService<KeyClock>());
        services.AddSingleton<PruneTokens>().AddHostedService(all => all.GetRequiredService<PruneTokens>());
        services.AddDataProtection().SetApplicationName("afterschool-directory").PersistKeysToDbContext<DirectoryDb>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<Seals>((keys, seals) => keys.XmlEncryptor = new SealedKeys(seals));
        services.AddAuthentication().AddCookie(Cookie, cookie => SetCookie(cookie, CookieName(configuration, Cookie)));
        services
            .AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DirectoryDb>())
            .AddServer(server => SetServer(server, configuration));
        services
            .AddOptions<OpenIddictServerOptions>()
            .Configure<ServerKeys, Issuer>(
                (options, keys, issuer) =>
                {
                    options.Issuer = issuer.Uri;
                    options.TimeProvider = TimeProvider.System;
                    // The first of each works; the others are still taken.
                    foreach (var key in keys.AllSigning)
                        options.SigningCredentials.Add(new(key, SecurityAlgorithms.EcdsaSha256));
                    foreach (var key in keys.AllEncrypting)
                        options.EncryptionCredentials.Add(
                            new(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)
                        );
                }
            );
        services.Configure<OpenIddictCoreOptions>(options => options.TimeProvider = TimeProvider.System);
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .PostConfigure<ServerKeys>(
                // Its own tokens, by its own keys: no call to itself.
                (options, keys) => options.TokenValidationParameters.IssuerSigningKeys = keys.Live()
            );
    }

    /// <summary>How long a session can be renewed.</summary>
    internal static TimeSpan RefreshLifetime(IConfiguration configuration) =>
        TimeSpan.FromHours(configuration.GetValue("Access:RefreshHours", 8));

    /// <summary>A cookie's name: under https a browser is told to send it to this host alone.</summary>
    internal static string CookieName(IConfiguration configuration, string name) =>
        Issuer.From(configuration).Uri.Scheme == Uri.UriSchemeHttps ? "__Host-" + name : name;

    private static void SetServer(OpenIddictServerBuilder server, ConfigurationManager configuration)
    {
        server
            .SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetEndSessionEndpointUris("connect/logout")
            .SetConfigurationEndpointUris(".well-known/openid-configuration")
            .SetJsonWebKeySetEndpointUris(".well-known/jwks")
            .AllowAuthorizationCodeFlow()
            .RequireProofKeyForCodeExchange()
            .AllowRefreshTokenFlow()
            .AllowClientCredentialsFlow()
            .RegisterScopes(Scopes.OfflineAccess, Scope)
            .RegisterClaims(Claims.Subject, Claims.Role, Subjects.Department, Subjects.Division)
            .DisableAccessTokenEncryption()
            .SetAccessTokenLifetime(TimeSpan.FromMinutes(configuration.GetValue("Access:TokenMinutes", 10)))
            .SetRefreshTokenLifetime(RefreshLifetime(configuration));
        server
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            // TLS ends in front, at the gateway.
            .DisableTransportSecurityRequirement();
    }

    private static void SetCookie(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = false;
        cookie.TimeProvider = TimeProvider.System;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
    }
}

/// <summary>Where people and programs meet this server: the gateway's public address, whichever way a request came in.</summary>
/// <param name="Uri">With a slash at its end, as tokens bear it.</param>
public sealed record Issuer(Uri Uri)
{
    /// <summary>From <c>Access:Issuer</c>.</summary>
    public static Issuer From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var issuer = configuration["Access:Issuer"]?.TrimEnd('/');
        return new(
            string.IsNullOrEmpty(issuer)
                ? throw new InvalidOperationException("Access:Issuer is missing; give the gateway's public address.")
                : new Uri(issuer + "/")
        );
    }

    /// <summary>
    /// Every request is seen as one to the public address: the discovery document, redirects and the cookies' Secure follow from
    /// configuration and not from a header that anybody may send.
    /// </summary>
    public Task SeenAsync(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        http.Request.Scheme = Uri.Scheme;
        http.Request.Host = HostString.FromUriComponent(Uri);
        return next(http);
    }
}
