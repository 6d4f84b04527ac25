using AfterSchool.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Gateway.Pages;

/// <summary>GET /: where to sign in, and where programs read on.</summary>
internal static class Landing
{
    public static void MapLanding(this WebApplication app) => app.MapGet("/", Show).AllowAnonymous();

    private static RazorComponentResult<LandingPage> Show(HttpContext http) =>
        new(
            new
            {
                IsSignedIn = http.Features.Get<SessionToken>() is not null,
                HasFailed = http.Request.Query["sign-in"] == "failed",
                Roles = http.User.FindAll("role").Select(claim => claim.Value).ToArray(),
            }
        )
        {
            PreventStreamingRendering = true,
        };
}
