using AfterSchool.ServiceDefaults;
using OpenIddict.Abstractions;

namespace AfterSchool.Directory.SignIn;

/// <summary>Removes tokens and authorisations that have ended, once an hour; a day later, so that a stolen code used twice is still known.</summary>
internal sealed partial class PruneTokens(IServiceScopeFactory scopes, ILogger<PruneTokens> log)
    : RecurringLook(TimeSpan.FromHours(1), log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Removes what ended long ago.</summary>
    internal async Task PruneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = TimeProvider.System.GetUtcNow() - Kept;
        // Tokens first: an authorisation goes when nothing hangs on it.
        var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, ct);
        var authorisations = await scope
            .ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>()
            .PruneAsync(before, ct);
        if (tokens + authorisations > 0)
            Pruned(tokens, authorisations);
    }

    protected override Task LookAsync(CancellationToken ct) => PruneAsync(ct);

    [LoggerMessage(LogLevel.Information, "Removed {Tokens} tokens and {Authorisations} authorisations that had ended.")]
    private partial void Pruned(long tokens, long authorisations);
}
