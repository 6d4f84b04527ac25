using System.Net;
using System.Web;

namespace AfterSchool.Rehearsal.Web;

/// <summary>One person's browser over the shared connections: keeps cookies, and follows redirects as browsers do.</summary>
internal sealed class Browser(Traffic traffic, string whose) : HttpMessageHandler
{
    private const int LimitRedirects = 20;
    private readonly CookieContainer _cookies = new();
    private readonly HttpMessageInvoker _wire = new(traffic, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        for (var redirects = 0; ; redirects++)
        {
            var at = request.RequestUri!;
            request.Options.Set(Traffic.Whose, whose);
            if (_cookies.GetCookieHeader(at) is { Length: > 0 } cookies)
                request.Headers.Add("Cookie", cookies);
            var answer = await _wire.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set)
                    _cookies.SetCookies(at, cookie);
            if (answer.Headers.Location is not { } location || (int)answer.StatusCode is < 300 or >= 400)
                return answer;
            if (redirects == LimitRedirects)
                throw new HttpRequestException($"More than {LimitRedirects} redirects, the last to {location}.");
            answer.Dispose();
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(at, location));
        }
    }

    /// <summary>The code with which a sign-in that has already been made comes back.</summary>
    public async Task<string> CodeAsync(Uri authorize)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, authorize);
        request.Headers.Add("Cookie", _cookies.GetCookieHeader(authorize));
        using var answer = await _wire.SendAsync(request, CancellationToken.None);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _wire.Dispose();
        base.Dispose(disposing);
    }
}
