using System.Net;
using System.Net.Sockets;

namespace AfterSchool.Testing;

/// <summary>The container engine of this machine: Docker, Podman, whatever speaks Docker's language.</summary>
public static class ContainerEngine
{
    /// <summary>The variable that names it, as for any client of Docker.</summary>
    public const string Variable = "DOCKER_HOST";

    // A running engine answers in milliseconds, one that a socket wakes in less than a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Where it would be: as the environment says, otherwise at the usual socket.</summary>
    public static Uri AddressIn(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new Uri(environment(Variable) is { Length: > 0 } given ? given : "unix:///var/run/docker.sock");
    }

    /// <summary>Whether it answers, asked once and not waited for longer than a second.</summary>
    /// <param name="address">unix:// or tcp://; whatever else there may be is not asked.</param>
    public static async Task<bool> AnswersAsync(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Scheme is not ("unix" or "tcp"))
            return false;
        using var limit = new CancellationTokenSource(Patience);
        using var http = new HttpClient(
            new SocketsHttpHandler { ConnectCallback = (_, ct) => ConnectAsync(address, ct) }
        );
        try
        {
            using var answer = await http.GetAsync(new Uri("http://engine/_ping"), limit.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(Uri address, CancellationToken ct)
    {
        var (socket, engine) = address.Scheme is "unix"
            ? (
                new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
                (EndPoint)new UnixDomainSocketEndPoint(address.LocalPath)
            )
            : (new Socket(SocketType.Stream, ProtocolType.Tcp), new DnsEndPoint(address.Host, address.Port));
        try
        {
            await socket.ConnectAsync(engine, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
