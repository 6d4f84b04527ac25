using System.Net;
using System.Net.Http.Json;

namespace AfterSchool.Gateway.Tests;

/// <summary>
/// As much of a browser as matters here: it keeps cookies, sends them all wherever it goes, and follows redirects within the site.
/// </summary>
public sealed class Browser(RunningGateway gateway) : IDisposable
{
    private readonly HttpClient _http = gateway.Program();

    /// <summary>Cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Every Set-Cookie header seen, as it came.</summary>
    public List<string> CookiesSet { get; } = [];

    /// <summary>Signs in at the small Directory and comes back; returns where it ended.</summary>
    public async Task<string> SignInAsync(string returnUrl = "/session")
    {
        var at = $"/session/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        for (var hop = 0; hop < 6; hop++)
        {
            using var answer = await SendAsync(HttpMethod.Get, at);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Found))
            {
                answer.EnsureSuccessStatusCode();
                return at;
            }
            at = new Uri(new Uri(gateway.PublicUrl), answer.Headers.Location!).PathAndQuery;
        }
        throw new InvalidOperationException($"Still redirected at {at}.");
    }

    /// <summary>Asks for a page or a thing.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>A script's command, with the antiforgery token when asked for.</summary>
    public async Task<HttpResponseMessage> CommandAsync(string path, object body, bool withToken)
    {
        (string, string)[] headers = withToken ? [await AntiforgeryAsync()] : [];
        return await SendAsync(HttpMethod.Post, path, JsonContent.Create(body), headers);
    }

    /// <summary>A form sent by a page.</summary>
    public Task<HttpResponseMessage> FormAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([KeyValuePair.Create("a", "1")]), headers);

    /// <summary>What the service behind the path got.</summary>
    public async Task<Got> EchoAsync(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await GetAsync(path, headers);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Got>())!;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<(string Name, string Value)> AntiforgeryAsync()
    {
        using var answer = await GetAsync("/session/antiforgery");
        var told = (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!;
        return (told["headerName"], told["token"]);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await _http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(cookie);
        return answer;
    }

    private void Keep(string cookie)
    {
        CookiesSet.Add(cookie);
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
            Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }
}
