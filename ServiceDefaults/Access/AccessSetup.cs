using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.ServiceDefaults.Access;

/// <summary>Who may come in: tokens the service validates itself, and nothing that is not said explicitly.</summary>
public static class AccessSetup
{
    /// <summary>Audience of every access token.</summary>
    public const string Audience = "afterschool";

    /// <summary>Bearer tokens signed by Directory; every endpoint is closed unless it names who may come in.</summary>
    public static void AddAccess(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
            Caller.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new())
        );
        services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options => ValidateTokens(options, builder.Configuration));
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
    }

    /// <summary>Opens an endpoint to callers with one of these roles.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireRole(roles));

    private static void ValidateTokens(JwtBearerOptions options, IConfiguration configuration)
    {
        // Roles and divisions keep their names; the machine's own clock judges a token's age, whatever the story's clock says.
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = configuration["Access:Issuer"]?.TrimEnd('/') + "/",
            ValidAudience = Audience,
            ValidTypes = ["at+jwt"],
            NameClaimType = "sub",
            RoleClaimType = "role",
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        if (configuration["services:directory:http:0"] is { } directory)
            options.ConfigurationManager = SigningKeys.Of(directory);
        // Before the keys have ever been fetched no token can be judged: whoever brings one is not unknown, but asked to come again.
        options.Events = new JwtBearerEvents { OnMessageReceived = SigningKeys.AreThereAsync };
    }
}
