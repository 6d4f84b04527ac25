namespace AfterSchool.Gateway.Sessions;

/// <summary>Removes sessions that are over, every ten minutes.</summary>
internal sealed partial class SessionPurge(SessionStore sessions, ILogger<SessionPurge> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await sessions.PurgeAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException failure)
            {
                DatabaseFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Sessions that are over could not be removed; tried again in ten minutes")]
    private partial void DatabaseFailed(Exception failure);
}
