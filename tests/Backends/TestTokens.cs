using System.Security.Cryptography;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.Testing;

/// <summary>Tokens as Directory issues them, signed with a key of the test's own; the service checks all but who signs.</summary>
public sealed class TestTokens
{
    /// <summary>Who issues them.</summary>
    public const string Issuer = "https://after-school.test/";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    /// <summary>The public half of the key, as Directory shows its keys.</summary>
    public string Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        return $$"""
            { "keys": [{ "kty": "EC", "use": "sig", "alg": "ES256", "kid": "{{key.Kid}}", "crv": "{{key.Crv}}",
                         "x": "{{key.X}}", "y": "{{key.Y}}" }] }
            """;
    }

    /// <summary>A token.</summary>
    public string For(
        Guid account,
        string[] roles,
        string? division = null,
        string? department = null,
        string issuer = Issuer
    )
    {
        var claims = new Dictionary<string, object> { ["sub"] = account.ToString(), ["role"] = roles };
        if (division is not null)
            claims["division"] = division;
        if (department is not null)
            claims["department"] = department;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = AccessSetup.Audience,
                TokenType = "at+jwt",
                Claims = claims,
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
            }
        );
    }

    /// <summary>Makes a service trust this key.</summary>
    public void TrustIn(IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme,
            options => options.TokenValidationParameters.IssuerSigningKey = _key
        );
}
