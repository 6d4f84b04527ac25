using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AfterSchool.Gateway.Tests;

/// <summary>
/// As much of a browser as matters here: it keeps cookies, sends them all wherever it goes, and follows redirects within the site.
/// </summary>
public sealed partial class Browser(RunningGateway gateway) : IDisposable
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

    /// <summary>Signs in at the real Directory by its page, and comes back.</summary>
    public async Task SignInAtDirectoryAsync(string userName, string password)
    {
        using var session = await SubmitAsync(
            "/session/sign-in?returnUrl=%2Fsession",
            ("userName", userName),
            ("password", password)
        );
        Assert.Contains("\"sub\"", await session.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Opens a page, fills in its form, sends it as the page would, and goes where that leads.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] answers)
    {
        using var page = await FollowAsync(await GetAsync(path));
        var html = await page.Content.ReadAsStringAsync();
        var fields = Hidden()
            .Matches(html)
            .Select(field => (Name: field.Groups[1].Value, Value: WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Concat(answers)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var form = new FormUrlEncodedContent(fields);
        var action = Action().Match(html).Groups[1].Value;
        return await FollowAsync(await SendAsync(HttpMethod.Post, action, form, ("Sec-Fetch-Site", "same-origin")));
    }

    /// <summary>A script's PUT, which must be done.</summary>
    public async Task<JsonElement> PutAsync(string path, object body)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, JsonContent.Create(body), await AntiforgeryAsync());
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {(int)answer.StatusCode} {said}");
        return said.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(said);
    }

    /// <summary>A script's PUT of something malformed.</summary>
    public async Task RefusedPutAsync(string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await SendAsync(HttpMethod.Put, path, body, await AntiforgeryAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
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

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (var hop = 0; hop < 10 && answer.StatusCode is HttpStatusCode.Redirect; hop++)
        {
            var at = new Uri(new Uri(gateway.PublicUrl), answer.Headers.Location!).PathAndQuery;
            answer.Dispose();
            answer = await GetAsync(at);
        }
        return answer;
    }

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"[^>]*>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form[^>]*action="([^"]*)"[^>]*>""")]
    private static partial Regex Action();

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
