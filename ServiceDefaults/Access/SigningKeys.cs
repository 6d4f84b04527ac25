using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.ServiceDefaults.Access;

/// <summary>The signing keys of Directory, fetched and kept fresh: the one thing a process asks of another over HTTP.</summary>
public static class SigningKeys
{
    // Directory shows a new key an hour before it signs with it.
    private static readonly TimeSpan AskedAgain = TimeSpan.FromMinutes(20);

    /// <summary>Keys of the Directory at this internal address; fetched when first needed.</summary>
    /// <param name="directory">Directory's internal address.</param>
    /// <param name="complete">Adds what else is known without asking: the issuer and the endpoints, for whoever signs people in.</param>
    public static IConfigurationManager<OpenIdConnectConfiguration> Of(
        string directory,
        Action<OpenIdConnectConfiguration>? complete = null
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{directory.TrimEnd('/')}/.well-known/jwks",
            new Retriever(complete),
            new HttpDocumentRetriever { RequireHttps = false }
        )
        {
            AutomaticRefreshInterval = AskedAgain,
        };
    }

    /// <summary>Makes sure that there are keys to judge a token by.</summary>
    /// <exception cref="SigningKeysAwayException">There are none yet, and Directory does not answer.</exception>
    internal static async Task AreThereAsync(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0 || context.Options.ConfigurationManager is not { } keys)
            return;
        try
        {
            await keys.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException away)
        {
            throw new SigningKeysAwayException(away);
        }
    }

    private sealed class Retriever(Action<OpenIdConnectConfiguration>? complete)
        : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address,
            IDocumentRetriever retriever,
            CancellationToken cancel
        )
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
            var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys())
                configuration.SigningKeys.Add(key);
            complete?.Invoke(configuration);
            return configuration;
        }
    }
}

/// <summary>A service that has just started cannot reach Directory, and so cannot judge any token yet.</summary>
/// <param name="why">What went wrong.</param>
internal sealed class SigningKeysAwayException(Exception why)
    : Exception("Directory's signing keys are not known yet.", why);
