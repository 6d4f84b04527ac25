using AfterSchool.AppHost.Local.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells what becomes of the resources.</summary>
public sealed class ResourceNotificationService
{
    private readonly StatusBoard board;

    internal ResourceNotificationService(StatusBoard board) => this.board = board;

    /// <summary>Returns when the resource runs and is healthy.</summary>
    /// <exception cref="DistributedApplicationException">It never will be; the message says why.</exception>
    public async Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var status = await board.UntilAsync(
            statuses =>
                statuses.GetValueOrDefault(resourceName) is { } one
                && (one.IsReady || one.State is ResourceState.Failed)
                    ? one
                    : null,
            cancellationToken
        );
        if (!status.IsReady)
            throw new DistributedApplicationException($"{status.Name}: {status.Detail}");
    }
}

/// <summary>The application cannot do what was asked of it.</summary>
/// <param name="message">Why.</param>
public sealed class DistributedApplicationException(string message) : Exception(message);
