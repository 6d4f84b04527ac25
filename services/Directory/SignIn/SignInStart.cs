using AfterSchool.Directory.Storage;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AfterSchool.Directory.SignIn;

/// <summary>Before the server listens: its keys are read, or made, and the gateway is known as a client.</summary>
internal sealed class SignInStart(
    IServiceScopeFactory scopes,
    ServerKeys keys,
    IConfiguration configuration,
    Issuer issuer
) : IHostedLifecycleService
{
    private const string Gateway = "gateway";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        await keys.LoadAsync(db, cancellationToken);
        if (configuration["Access:GatewaySecret"] is { Length: > 0 } secret)
            await KnowGatewayAsync(scope.ServiceProvider, secret, cancellationToken);
    }

    private async Task KnowGatewayAsync(IServiceProvider services, string secret, CancellationToken ct)
    {
        var clients = services.GetRequiredService<IOpenIddictApplicationManager>();
        var known = await clients.FindByClientIdAsync(Gateway, ct);
        var gateway = new OpenIddictApplicationDescriptor
        {
            ClientId = Gateway,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(issuer.Uri, "signin-oidc") },
            PostLogoutRedirectUris = { issuer.Uri },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
                Permissions.Prefixes.Scope + SignInSetup.Scope,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        try
        {
            if (known is null)
                await clients.CreateAsync(gateway, ct);
            else
                await clients.UpdateAsync(known, gateway, ct);
        }
        catch (Exception raced)
            when (raced is OpenIddictExceptions.ConcurrencyException or OpenIddictExceptions.ValidationException)
        {
            // Another replica starts at this moment and has just written the same.
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
