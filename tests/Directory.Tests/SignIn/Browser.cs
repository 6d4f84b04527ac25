using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>A person's browser, and the gateway as the client behind it.</summary>
public sealed partial class Browser(DirectoryApp app)
{
    private const string Redirect = TestTokens.Issuer + "signin-oidc";
    private readonly HttpClient _http = app.CreateClient(
        new WebApplicationFactoryClientOptions { BaseAddress = new Uri(TestTokens.Issuer), AllowAutoRedirect = false }
    );

    /// <summary>Opens a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>Opens a page, fills in its form and sends it, hidden fields and all.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] answers)
    {
        var page = await (await _http.GetAsync(path)).Content.ReadAsStringAsync();
        var fields = Hidden()
            .Matches(page)
            .Select(field => (Name: field.Groups[1].Value, Value: WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Concat(answers)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        return await _http.PostAsync(path.Split('?')[0], new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a form without having opened its page.</summary>
    public Task<HttpResponseMessage> SendBlindAsync(string path, params (string Name, string Value)[] answers) =>
        _http.PostAsync(
            path,
            new FormUrlEncodedContent(answers.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    /// <summary>The whole code flow with PKCE: to the sign-in page, through its form, back with a code, to tokens.</summary>
    public Task<JsonObject> SignInAsync(string userName, string password) =>
        SignInAsync(returnUrl =>
            SendAsync(
                $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
                ("userName", userName),
                ("password", password)
            )
        );

    /// <summary>The same, signing in some other way, which is told where to come back to.</summary>
    public async Task<JsonObject> SignInAsync(Func<string, Task<HttpResponseMessage>> signIn)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var authorize = AuthorizeAddress(Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        var toSignIn = await _http.GetAsync(authorize);
        Assert.Equal(HttpStatusCode.Redirect, toSignIn.StatusCode);
        Assert.Equal("/sign-in", toSignIn.Headers.Location!.AbsolutePath);
        var signedIn = await signIn(QueryHelpers.ParseQuery(toSignIn.Headers.Location.Query)["returnUrl"].ToString());
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.StartsWith("/connect/authorize", signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
        var back = (await _http.GetAsync(signedIn.Headers.Location)).Headers.Location!;
        Assert.StartsWith(Redirect, back.ToString(), StringComparison.Ordinal);
        var answer = QueryHelpers.ParseQuery(back.Query);
        Assert.Equal("the-state", answer["state"]);
        return await TokensAsync(
            ("grant_type", "authorization_code"),
            ("code", answer["code"].ToString()),
            ("redirect_uri", Redirect),
            ("code_verifier", verifier)
        );
    }

    /// <summary>Where the gateway sends a browser to be signed in.</summary>
    public static string AuthorizeAddress(string challenge) =>
        QueryHelpers.AddQueryString(
            "/connect/authorize",
            new Dictionary<string, string?>
            {
                ["client_id"] = "gateway",
                ["response_type"] = "code",
                ["redirect_uri"] = Redirect,
                ["scope"] = "openid offline_access afterschool",
                ["state"] = "the-state",
                ["nonce"] = "the-nonce",
                ["code_challenge"] = challenge,
                ["code_challenge_method"] = "S256",
            }
        );

    /// <summary>Renews the tokens; the answer may be a refusal.</summary>
    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        ExchangeAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>Asks the token endpoint as the gateway.</summary>
    public Task<HttpResponseMessage> ExchangeAsync(params (string Name, string Value)[] fields) =>
        SendBlindAsync(
            "/connect/token",
            [.. fields, ("client_id", "gateway"), ("client_secret", DirectoryApp.GatewaySecret)]
        );

    /// <summary>What an access token says.</summary>
    public static JsonWebToken Read(JsonObject tokens) => new(tokens["access_token"]!.GetValue<string>());

    private async Task<JsonObject> TokensAsync(params (string Name, string Value)[] fields)
    {
        var answer = await DirectoryApp.OkAsync(ExchangeAsync(fields));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static string Base64Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
