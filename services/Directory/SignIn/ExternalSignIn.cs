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
            .AddOpenIdConnect(
                Scheme,
                oidc =>
                {
                    (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (
                        given["Authority"],
                        given["ClientId"],
                        given["ClientSecret"]
                    );
                    oidc.SignInScheme = Held;
                    oidc.ResponseType = OpenIdConnectResponseType.Code;
                    oidc.CallbackPath = "/sign-in/external/callback";
                    oidc.RequireHttpsMetadata = builder.Environment.IsProduction();
                    oidc.MapInboundClaims = false;
                    oidc.GetClaimsFromUserInfoEndpoint = true;
                    oidc.TimeProvider = TimeProvider.System;
                }
            );
    }

    private static bool IsConfiguredIn(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["SignIn:Oidc:Authority"]);
}
