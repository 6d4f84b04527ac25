using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AfterSchool.Gateway.Sessions;

/// <summary>
/// Before the server listens, the keys of its cookies have been read. Without them the framework takes every session for none, and
/// a gateway that starts while its database is away would call people unknown whom it knows.
/// </summary>
internal sealed partial class SessionKeysFirst(IDataProtectionProvider protection, ILogger<SessionKeysFirst> log)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector(nameof(SessionKeysFirst));
        while (true)
        {
            try
            {
                protector.Protect([1]);
                return;
            }
            catch (Exception away) when (DatabaseAway.Caused(away))
            {
                KeysAway();
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The keys of sessions cannot be read yet; nobody is served before")]
    private partial void KeysAway();
}
