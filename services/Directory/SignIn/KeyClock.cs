using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace AfterSchool.Directory.SignIn;

/// <summary>Reads the server's keys once a minute, so that a new pair reaches every replica while it is only announced.</summary>
internal sealed partial class KeyClock(
    IServiceScopeFactory scopes,
    ServerKeys keys,
    IOptionsMonitorCache<OpenIddictServerOptions> options,
    ILogger<KeyClock> log
) : RecurringLook(TimeSpan.FromMinutes(1), log)
{
    /// <summary>One look.</summary>
    internal async Task ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await keys.LoadAsync(scope.ServiceProvider.GetRequiredService<DirectoryDb>(), ct))
            return;
        // The server's options hold the credentials; the next request makes them anew.
        options.TryRemove(Options.DefaultName);
        KeysChanged(keys.Signing.KeyId, keys.AllSigning.Count);
    }

    protected override Task LookAsync(CancellationToken ct) => ReadAsync(ct);

    [LoggerMessage(LogLevel.Information, "Key {Key} signs now; signatures of {Taken} keys count.")]
    private partial void KeysChanged(string key, int taken);
}
