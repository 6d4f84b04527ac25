using System.Diagnostics;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AfterSchool.ServiceDefaults;

/// <summary>
/// Looks again and again for what has become due. A look that fails is logged and the next one comes all the same: whatever went
/// wrong, a clock that stops, or ends its process, would be worse. The real clock paces the looks; what day it is, the story's
/// clock says.
/// </summary>
public abstract partial class RecurringLook(TimeSpan pause, ILogger log) : BackgroundService
{
    /// <summary>One look; several replicas look at once, so rows are taken with <c>SKIP LOCKED</c> or by unique keys.</summary>
    protected abstract Task LookAsync(CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var name = GetType().Name;
        Own.LookFailed(name, 0);
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // What a look does is one trace, as what a request does is one.
            using var span = Own.Spans.StartActivity(name);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                span?.SetStatus(ActivityStatusCode.Error);
                Own.LookFailed(name, 1);
                LookFailed(log, name, problem.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Look} failed ({Problem}); looking again.")]
    private static partial void LookFailed(ILogger log, string look, string problem);
}
