using System.Security.Claims;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// Sign-in delegated to another OpenID provider. It says who somebody is; whether they exist here and what they may do stays with
/// the roll: the claim must name an active account.
/// </summary>
public sealed class ExternalSignIn(DirectoryDb db, IConfiguration configuration)
{
    /// <summary>Scheme of the other provider.</summary>
    public const string Scheme = "external";

    private const string Held = "directory-external";

    /// <summary>Whether another provider is configured.</summary>
    public bool IsConfigured => IsConfiguredIn(configuration);

    /// <summary>The account that the other provider's claim names, if it may sign in; the claim is used up by it.</summary>
    public async Task<Account?> AccountAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var outside = await http.AuthenticateAsync(Held);
        await http.SignOutAsync(Held);
        var claim = configuration["SignIn:Oidc:UserNameClaim"] ?? "preferred_username";
        if (outside.Principal?.FindFirstValue(claim) is not { Length: > 0 } userName)
            return null;
        var name = EnterAccount.NameOf(userName);
        return await db
            .Accounts.AsNoTracking()
            .FirstOrDefaultAsync(one => one.UserName == name && one.ClosedAt == null, http.RequestAborted);
    }

    internal static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ExternalSignIn>();
        if (!IsConfiguredIn(builder.Configuration))
            return;
        var given = builder.Configuration.GetSection("SignIn:Oidc");
        builder
            .Services.AddAuthentication()
            .AddCookie(
                Held,
                cookie =>
                {
                    // Only for the few seconds between the other provider's answer and our own sign-in.
                    (cookie.Cookie.Name, cookie.Cookie.HttpOnly) = (Held, true);
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                    cookie.TimeProvider = TimeProvider.System;
                }
            )
            .AddOpenIdConnect(Scheme, oidc => Configure(oidc, given, builder.Environment.IsProduction()));
    }

    private static void Configure(OpenIdConnectOptions oidc, IConfigurationSection given, bool isProduction)
    {
        (oidc.Authority, oidc.ClientId) = (given["Authority"], given["ClientId"]);
        oidc.ClientSecret = given["ClientSecret"];
        oidc.SignInScheme = Held;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a plain navigation: no script, no form sent from another site, and cookies need not cross sites.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oidc.CallbackPath = "/sign-in/external/callback";
        oidc.RequireHttpsMetadata = isProduction;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.TimeProvider = TimeProvider.System;
        // Declined there, too late, or the back button: the sign-in page again, which says so.
        oidc.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in?done=not-outside");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static bool IsConfiguredIn(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["SignIn:Oidc:Authority"]);
}
