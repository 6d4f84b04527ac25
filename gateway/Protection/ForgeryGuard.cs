using AfterSchool.Gateway.Sessions;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace AfterSchool.Gateway.Protection;

/// <summary>
/// A browser sends its cookie with whatever any page makes it send, so a command by cookie must show that one of our pages meant
/// it: a script by the antiforgery token, a form by where the browser says it was. Programs with a token of their own need neither.
/// </summary>
internal static class ForgeryGuard
{
    public static void UseForgeryGuard(this WebApplication app)
    {
        var (origin, antiforgery) = (
            app.Services.GetRequiredService<GatewaySettings>().Origin,
            app.Services.GetRequiredService<IAntiforgery>()
        );
        app.Use(
            async (http, next) =>
            {
                if (ChangesNothing(http.Request.Method) || http.Features.Get<SessionToken>() is null)
                    await next(http);
                else if (IsOurForm(http.Request, origin) || await antiforgery.IsRequestValidAsync(http))
                    await next(http);
                else
                    await RefuseAsync(http, origin);
            }
        );
    }

    private static bool ChangesNothing(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOurForm(HttpRequest request, string origin)
    {
        if (!request.HasFormContentType || !HttpMethods.IsPost(request.Method))
            return false;
        var site = request.Headers["Sec-Fetch-Site"];
        return site.Count > 0 ? site == "same-origin" : request.Headers.Origin == origin;
    }

    private static Task RefuseAsync(HttpContext http, string origin)
    {
        var words = http.RequestServices.GetRequiredService<Words>();
        return Results
            .Problem(
                statusCode: StatusCodes.Status400BadRequest,
                type: Problems.TypePrefix + "forged",
                title: words.Say("forged", Words.LanguageOf(http.Request)),
                detail: $"Send the token of GET /session/antiforgery in {SessionSetup.AntiforgeryHeader}, or post the form from a "
                    + $"page of {origin}."
            )
            .ExecuteAsync(http);
    }
}
