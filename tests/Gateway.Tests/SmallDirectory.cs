using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.Gateway.Tests;

/// <summary>
/// As much of Directory as the gateway speaks to: authorization code with PKCE, refresh tokens that can be spent once, and keys.
/// Everybody who asks is signed in as <see cref="Account"/>.
/// </summary>
public sealed class SmallDirectory : EchoService
{
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "small" };
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> _codes = new();
    private readonly ConcurrentDictionary<string, string> _refreshTokens = new();
    private int _refreshed;

    /// <summary>Who is signed in next.</summary>
    public string Account { get; set; } = Guid.CreateVersion7().ToString();

    /// <summary>Seconds the next access token lives.</summary>
    public int Seconds { get; set; } = 3600;

    /// <summary>What the token endpoint answers to refresh tokens, when not tokens.</summary>
    public int? RefusesWith { get; set; }

    /// <summary>How often a refresh token was spent.</summary>
    public int Refreshed => _refreshed;

    /// <summary>An access token for a program.</summary>
    public string TokenFor(string subject, string issuer, int seconds = 3600, params string[] roles) =>
        Sign(issuer, "afterschool", "at+jwt", seconds, new() { ["sub"] = subject, ["role"] = roles });

    /// <inheritdoc />
    protected override void Map(WebApplication app)
    {
        app.MapGet("/.well-known/jwks", Keys);
        app.MapGet("/connect/authorize", Authorize);
        app.MapPost("/connect/token", TokenAsync);
    }

    private IResult Keys()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        object key = new
        {
            kty = jwk.Kty,
            use = "sig",
            kid = jwk.Kid,
            alg = "ES256",
            crv = jwk.Crv,
            x = jwk.X,
            y = jwk.Y,
        };
        return Results.Ok(new { keys = new[] { key } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (
            asked["client_id"] != "gateway"
            || asked["code_challenge_method"] != "S256"
            || asked["response_type"] != "code"
        )
            return Results.BadRequest();
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = ($"{asked["code_challenge"]}", $"{asked["nonce"]}");
        var back = new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] };
        return Results.Redirect(QueryHelpers.AddQueryString($"{asked["redirect_uri"]}", back));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != "gateway" || form["client_secret"] != RunningGateway.Secret)
            return Results.Unauthorized();
        return $"{form["grant_type"]}" switch
        {
            "authorization_code" => Spend($"{form["code"]}", $"{form["code_verifier"]}", $"{form["redirect_uri"]}"),
            "refresh_token" => await RefreshAsync($"{form["refresh_token"]}"),
            _ => Results.BadRequest(),
        };
    }

    private IResult Spend(string code, string verifier, string redirect)
    {
        if (!_codes.TryRemove(code, out var asked))
            return Refused();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return challenge == asked.Challenge
            ? Tokens(new Uri(redirect).GetLeftPart(UriPartial.Authority) + "/", asked.Nonce)
            : Refused();
    }

    private async Task<IResult> RefreshAsync(string token)
    {
        Interlocked.Increment(ref _refreshed);
        // Long enough for every request of a crowd to meet it.
        await Task.Delay(200);
        if (RefusesWith is { } status)
            return Results.StatusCode(status);
        return _refreshTokens.TryRemove(token, out var issuer) ? Tokens(issuer, null) : Refused();
    }

    private IResult Tokens(string issuer, string? nonce)
    {
        var refresh = Guid.CreateVersion7().ToString("N");
        _refreshTokens[refresh] = issuer;
        var identity = new Dictionary<string, object> { ["sub"] = Account, ["name"] = "王小明" };
        if (nonce is not null)
            identity["nonce"] = nonce;
        return Results.Ok(
            new
            {
                access_token = TokenFor(Account, issuer, Seconds, "dutyTeacher", "classTeacher"),
                id_token = Sign(issuer, "gateway", "JWT", 300, identity),
                refresh_token = refresh,
                token_type = "Bearer",
                expires_in = Seconds,
            }
        );
    }

    private string Sign(string issuer, string audience, string type, int seconds, Dictionary<string, object> claims) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                TokenType = type,
                Claims = new Dictionary<string, object>(claims) { ["jti"] = Guid.CreateVersion7().ToString() },
                Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds),
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
            }
        );

    private static IResult Refused() => Results.BadRequest(new { error = "invalid_grant" });
}
