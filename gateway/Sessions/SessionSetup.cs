using AfterSchool.Gateway.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace AfterSchool.Gateway.Sessions;

/// <summary>Sessions for browsers: a cookie that names a row, and everything else on this side.</summary>
internal static class SessionSetup
{
    /// <summary>Header that carries the antiforgery token of scripts.</summary>
    public const string AntiforgeryHeader = "X-Antiforgery";

    public static void AddSessions(this WebApplicationBuilder builder, GatewaySettings settings)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("afterschool-gateway").PersistKeysToDbContext<GatewayDb>();
        services.Configure<KeyManagementOptions>(keys => keys.XmlEncryptor = new SealedXml(settings));
        services.AddHostedService<SessionKeysFirst>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<TokenRefresh>();
        services.AddHostedService<SessionPurge>();
        services.AddHttpClient(TokenRefresh.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddAntiforgery(options => ConfigureAntiforgery(options, settings.IsHttps));
        services
            .AddOptions<CookieAuthenticationOptions>(Schemes.Session)
            .Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        services
            .AddAuthentication(options => options.DefaultScheme = options.DefaultChallengeScheme = Schemes.Caller)
            .AddPolicyScheme(Schemes.Caller, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(Schemes.Session, options => ConfigureCookie(options, settings))
            .AddOpenIdConnect(Schemes.SignIn, options => SignInSetup.Configure(options, settings));
    }

    // A bearer token wins: a program that also carries a cookie is still a program.
    private static string SchemeOf(HttpContext http) =>
        http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? JwtBearerDefaults.AuthenticationScheme
            : Schemes.Session;

    private static void ConfigureCookie(CookieAuthenticationOptions options, GatewaySettings settings)
    {
        options.TimeProvider = TimeProvider.System;
        options.Cookie.Name = GatewayCookies.SessionName(settings.IsHttps);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.ExpireTimeSpan = TimeSpan.FromHours(settings.Limits.SessionHours);
        // A renewal would write the tokens this request has read over those another has just refreshed.
        options.SlidingExpiration = false;
        options.LoginPath = "/session/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<TokenRefresh>().ValidateAsync(context);
        options.Events.OnRedirectToLogin = ToSignIn;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // People who open a page are taken to sign in and back; scripts and programs are told 401.
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var opensPage =
            HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (opensPage)
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static void ConfigureAntiforgery(AntiforgeryOptions options, bool https)
    {
        options.HeaderName = AntiforgeryHeader;
        // The body belongs to the service behind; the gateway never reads it.
        options.SuppressReadingTokenFromFormBody = true;
        options.SuppressXFrameOptionsHeader = true;
        options.Cookie.Name = GatewayCookies.AntiforgeryName(https);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
