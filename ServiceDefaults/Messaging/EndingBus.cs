using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// Starts and stops the bus as the library does, but ends in time: an endpoint whose connection went while it was being restored is at
/// times never told to have stopped, and no limit given to the library is heard there. Nothing is lost: what was not acknowledged is
/// delivered again, and what was not confirmed stays in the outbox.
/// </summary>
internal sealed partial class EndingBus(
    MassTransitHostedService bus,
    IOptions<MassTransitHostOptions> options,
    ILogger<EndingBus> log
) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => bus.StartAsync(cancellationToken);

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var limit = options.Value.StopTimeout!.Value;
        try
        {
            await bus.StopAsync(cancellationToken).WaitAsync(limit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            LeftBehind(limit);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The bus has not stopped within {Limit}; the process ends without it.")]
    private partial void LeftBehind(TimeSpan limit);
}
