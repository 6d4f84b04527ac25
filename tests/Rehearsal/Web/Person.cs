using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AfterSchool.Rehearsal.Web;

/// <summary>Somebody with a browser: pages, cookies, and what the pages ask of the gateway.</summary>
public sealed partial class Person : IDisposable
{
    /// <summary>Everybody's password in a rehearsal.</summary>
    public const string Password = "correct horse battery staple";
    private readonly Traffic _traffic;
    private readonly Browser _handler;
    private readonly HttpClient _browser;

    private Person(Uri gateway, Traffic traffic, Guid account, string userName)
    {
        (_traffic, Account, UserName) = (traffic, account, userName);
        _handler = new Browser(traffic, userName);
        _browser = new HttpClient(_handler) { BaseAddress = gateway };
    }

    /// <summary>The person's account.</summary>
    public Guid Account { get; private set; }

    /// <summary>The name the person signs in with.</summary>
    public string UserName { get; }

    /// <summary>Signs up the first operator with the one-time code, and signs in.</summary>
    public static async Task<Person> SetUpAsync(Uri gateway, Traffic traffic, string code)
    {
        var person = new Person(gateway, traffic, Guid.Empty, "operator");
        await person.EnterAsync(
            "/set-up",
            new()
            {
                ["code"] = code,
                ["userName"] = "operator",
                ["displayName"] = "管理员",
                ["password"] = Password,
            }
        );
        return person;
    }

    /// <summary>Activates an account with its one-time code, and signs in.</summary>
    public static async Task<Person> ActivateAsync(
        Uri gateway,
        Traffic traffic,
        Guid account,
        string userName,
        string code
    )
    {
        var person = new Person(gateway, traffic, account, userName);
        await person.EnterAsync(
            "/activate",
            new()
            {
                ["userName"] = userName,
                ["code"] = code,
                ["password"] = Password,
            }
        );
        return person;
    }

    /// <summary>PUT through the gateway.</summary>
    public Task<HttpResponseMessage> PutAsync(string path, object body) => _browser.PutAsJsonAsync(path, body);

    /// <summary>POST through the gateway.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        _browser.PostAsJsonAsync(path, body ?? new { });

    /// <summary>POST of a workbook through the gateway.</summary>
    public Task<HttpResponseMessage> PostWorkbookAsync(string path, byte[] workbook) =>
        _browser.PostAsync(
            path,
            new ByteArrayContent(workbook)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(Exchange.WorkbookType) },
            }
        );

    /// <summary>GET through the gateway, as a file.</summary>
    public Task<byte[]> GetFileAsync(string path) => _browser.GetByteArrayAsync(path);

    /// <summary>Anything through the gateway, as their browser would send it.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _browser.SendAsync(request);

    /// <summary>GET through the gateway, as JSON.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _browser.GetAsync(path);
        return await ReadAsync(answer);
    }

    /// <summary>GET through the gateway: how it was answered.</summary>
    public async Task<System.Net.HttpStatusCode> GetAnswerAsync(string path)
    {
        using var answer = await _browser.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Every row of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string path)
    {
        var rows = new List<JsonElement>();
        for (string? next = path; next is not null; )
        {
            using var answer = await _browser.GetAsync(next);
            rows.AddRange((await ReadAsync(answer)).EnumerateArray());
            next = answer.Headers.TryGetValues("Link", out var links)
                ? links.Select(link => Next().Match(link)).FirstOrDefault(match => match.Success)?.Groups[1].Value
                : null;
        }

        return rows;
    }

    /// <summary>The person's own access token, by the code flow with PKCE that the gateway uses.</summary>
    /// <param name="gatewaySecret">The gateway's secret, which only whoever runs the system knows.</param>
    public async Task<string> TokenAsync(string gatewaySecret)
    {
        const string verifier = "a-verifier-that-is-long-enough-to-be-taken-0123456789";
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var callback = new Uri(_browser.BaseAddress!, "/signin-oidc").AbsoluteUri;
        var code = await _handler.CodeAsync(
            new Uri(
                _browser.BaseAddress!,
                $"/connect/authorize?client_id=gateway&response_type=code&scope=openid%20afterschool&redirect_uri={Uri.EscapeDataString(callback)}&code_challenge={challenge}&code_challenge_method=S256"
            )
        );
        // Programs bring no cookies: with them the gateway would ask whose form this is.
        using var program = new HttpClient(_traffic, disposeHandler: false);
        using var exchanged = await program.PostAsync(
            new Uri(_browser.BaseAddress!, "/connect/token"),
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = "gateway",
                    ["client_secret"] = gatewaySecret,
                    ["code"] = code,
                    ["redirect_uri"] = callback,
                    ["code_verifier"] = verifier,
                }
            )
        );
        return (await ReadAsync(exchanged)).Text("access_token");
    }

    public void Dispose() => _browser.Dispose();

    /// <summary>
    /// Fills in the form that makes the account theirs, and signs in. Whose patience an answer has been lost to begins again: the form
    /// may have been taken, and then it is the sign-in that goes on.
    /// </summary>
    private async Task EnterAsync(string path, Dictionary<string, string> filled)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await SubmitAsync(path, filled);
            }
            catch (Exception problem) when (IsWorthAnother(problem, began)) { }

            try
            {
                await SignInAsync(UserName);
                return;
            }
            catch (Exception problem) when (IsWorthAnother(problem, began))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    private bool IsWorthAnother(Exception problem, long began) =>
        problem is UnexpectedAnswerException or HttpRequestException
        && Stopwatch.GetElapsedTime(began) < _traffic.Patience;

    private async Task SignInAsync(string userName)
    {
        await SubmitAsync(
            "/session/sign-in?returnUrl=/session",
            new() { ["userName"] = userName, ["password"] = Password }
        );
        var session = await GetAsync("/session");
        Account = session.GetProperty("sub").GetGuid();
        var token = await GetAsync("/session/antiforgery");
        var header = token.GetProperty("headerName").GetString()!;
        _browser.DefaultRequestHeaders.Remove(header);
        _browser.DefaultRequestHeaders.Add(header, token.GetProperty("token").GetString());
    }

    /// <summary>Opens a page, fills in its form as it stands and submits it.</summary>
    private async Task SubmitAsync(string path, Dictionary<string, string> filled)
    {
        using var page = await _browser.GetAsync(path);
        var html = await BodyAsync(page);
        // Signed in already: the form was taken, and its answer lost on the way.
        if (page.Content.Headers.ContentType?.MediaType == "application/json")
            return;
        var fields = Hidden()
            .Matches(html)
            .ToDictionary(
                field => field.Groups[1].Value,
                field => System.Net.WebUtility.HtmlDecode(field.Groups[2].Value)
            );
        foreach (var (label, value) in filled)
            fields[NameOf(html, label)] = value;
        var action = Action().Match(html) is { Success: true } form
            ? System.Net.WebUtility.HtmlDecode(form.Groups[1].Value)
            : null;
        var at = page.RequestMessage!.RequestUri!;
        using var request = new HttpRequestMessage(HttpMethod.Post, action is null ? at : new Uri(at, action))
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _browser.SendAsync(request);
        await BodyAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await BodyAsync(answer));

    private static async Task<string> BodyAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? body
            : throw new UnexpectedAnswerException(
                // Not the whole request: its headers hold a session.
                $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery}: {(int)answer.StatusCode} {body}"
            );
    }

    // Forms bound to a model name their fields Model.Field; the last part is what the page means.
    private static string NameOf(string html, string label) =>
        Names()
            .Matches(html)
            .Select(match => match.Groups[1].Value)
            .FirstOrDefault(name => name.Split('.')[^1].Equals(label, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"The page has no field {label}: {html}");

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"[^>]*>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<([^>]*)>;\s*rel="next" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Next();

    [GeneratedRegex("""<form[^>]*action="([^"]*)"[^>]*>""")]
    private static partial Regex Action();

    [GeneratedRegex("""name="([^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Names();
}
