extern alias directory;

using System.Net.Http.Json;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Programs = directory::AfterSchool.Directory.Clients.Programs;
using ServerKeys = directory::AfterSchool.Directory.SignIn.ServerKeys;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>Somebody before the gateway.</summary>
/// <param name="Name">Who, for the message of a failure.</param>
/// <param name="Token">What they hold.</param>
/// <param name="IsKnown">Whether it is a token that must be believed.</param>
/// <param name="Roles">The roles it says.</param>
internal sealed record CallerAtTheDoor(string Name, string? Token, bool IsKnown, params string[] Roles);

/// <summary>Everybody who may come to a door: each role there is, a program by its own credentials, and those nobody should believe.</summary>
internal static class Callers
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Every role of the house, by the list that the house itself keeps.</summary>
    public static string[] Roles { get; } =
    [
        .. typeof(Roles)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static async Task<IReadOnlyList<CallerAtTheDoor>> AllAsync(House house)
    {
        var issuer = $"{house.Gateway.PublicUrl}/";
        SecurityKey key = house.Directory.Services.GetRequiredService<ServerKeys>().Signing;
        var forged = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = key.KeyId };
        string[] everything = Roles;
        return
        [
            .. Roles.Select(role => new CallerAtTheDoor(role, Sign(key, issuer, Long, [role]), true, role)),
            new("somebody without a role", Sign(key, issuer, Long, []), true),
            new("a program", await ProgramAsync(house), true, ServiceDefaults.Access.Roles.ProvincialPlatform),
            new("nobody", null, false),
            new("a broken token", "not.a.token", false, everything),
            new("an expired token", Sign(key, issuer, -Long, everything), false, everything),
            new("a token signed by another", Sign(forged, issuer, Long, everything), false, everything),
            new("a token of another issuer", Sign(key, "https://other.test/", Long, everything), false, everything),
            new("a token for another", Sign(key, issuer, Long, everything, audience: "other"), false, everything),
            new("a token not yet valid", Sign(key, issuer, Long + Long + Long, everything), false, everything),
            new("an unsigned token", Unsigned(issuer, everything), false, everything),
            new("a token signed with the public key", Confused(key, issuer, everything), false, everything),
            new("a token that brings its key", Bringing(issuer, everything), false, everything),
            new("an identity token", Sign(key, issuer, Long, everything, type: "JWT"), false, everything),
        ];
    }

    /// <summary>A token as Directory signs them.</summary>
    private static string Sign(
        SecurityKey key,
        string issuer,
        TimeSpan lasts,
        string[] roles,
        string audience = AccessSetup.Audience,
        string type = "at+jwt",
        string algorithm = SecurityAlgorithms.EcdsaSha256
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                TokenType = type,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = Guid.CreateVersion7().ToString(),
                    ["role"] = roles,
                    ["department"] = Departments.Education,
                    ["division"] = "43",
                },
                NotBefore = now + lasts - Long - Long,
                IssuedAt = now + lasts - Long - Long,
                Expires = now + lasts,
                SigningCredentials = new SigningCredentials(key, algorithm),
            }
        );
    }

    // Says of itself that it needs no signature.
    private static string Unsigned(string issuer, string[] roles)
    {
        var whole = Sign(Own(), issuer, Long, roles).Split('.');
        var head = Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""");
        return $"{head}.{whole[1]}.";
    }

    // Takes the public key, which anybody may read, for a shared secret.
    private static string Confused(SecurityKey key, string issuer, string[] roles)
    {
        var known = ((ECDsaSecurityKey)key).ECDsa.ExportSubjectPublicKeyInfo();
        var secret = new SymmetricSecurityKey(known) { KeyId = key.KeyId };
        return Sign(secret, issuer, Long, roles, algorithm: SecurityAlgorithms.HmacSha256);
    }

    // Carries in its head the key that it was signed with, and where to fetch it.
    private static string Bringing(string issuer, string[] roles)
    {
        var own = Own();
        var parts = Sign(own, issuer, Long, roles).Split('.');
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(own);
        var head = Base64UrlEncoder.Encode(
            JsonSerializer.Serialize(
                new
                {
                    alg = "ES256",
                    typ = "at+jwt",
                    jku = "https://other.test/keys",
                    jwk = new
                    {
                        kty = jwk.Kty,
                        crv = jwk.Crv,
                        x = jwk.X,
                        y = jwk.Y,
                    },
                }
            )
        );
        var signed = own.ECDsa.SignData(
            System.Text.Encoding.ASCII.GetBytes($"{head}.{parts[1]}"),
            HashAlgorithmName.SHA256
        );
        return $"{head}.{parts[1]}.{Base64UrlEncoder.Encode(signed)}";
    }

    private static ECDsaSecurityKey Own() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    // By its own credentials, through the gateway, as a provincial platform gets it.
    private static async Task<string> ProgramAsync(House house)
    {
        await using var scope = house.Directory.Services.CreateAsyncScope();
        var entered = await scope
            .ServiceProvider.GetRequiredService<Programs>()
            .EnterAsync(
                Guid.CreateVersion7(),
                new("省级平台", ServiceDefaults.Access.Roles.ProvincialPlatform, DivisionCode.Parse("43")),
                CancellationToken.None
            );
        using var program = house.Gateway.Program();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = $"{entered!.ClientId}",
                ["client_secret"] = entered.ClientSecret!,
                ["scope"] = "afterschool",
            }
        );
        using var answer = await program.PostAsync("/connect/token", form);
        var said = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return said.GetProperty("access_token").GetString()!;
    }
}
