using System.Net;
using System.Net.Sockets;

namespace AfterSchool.Testing;

/// <summary>A wire to a server that a test can cut and mend: what runs through it sees a network that fails.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly int _own;
    private TcpListener _listener;
    private CancellationTokenSource _life = new();
    private volatile bool _swallows;
    private long _swallowed;

    private Wire(Uri server)
    {
        (_host, _port) = (server.Host, server.Port);
        _listener = Listen(0);
        _own = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener, _life.Token);
    }

    /// <summary>A wire to that server.</summary>
    public static Wire To(Uri server) => new(server);

    /// <summary>The same address, through the wire.</summary>
    public string Through(string address) =>
        new UriBuilder(address) { Host = "127.0.0.1", Port = _own }.Uri.AbsoluteUri.TrimEnd('/');

    /// <summary>How many bytes to the server were swallowed.</summary>
    public long Swallowed => Interlocked.Read(ref _swallowed);

    /// <summary>From now on takes what is sent to the server and passes nothing on: the sender sees a network in order.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Cuts every connection and refuses new ones.</summary>
    public void Cut()
    {
        _life.Cancel();
        _listener.Stop();
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend()
    {
        _swallows = false;
        _life = new CancellationTokenSource();
        _listener = Listen(_own);
        _ = AcceptAsync(_listener, _life.Token);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken life)
    {
        try
        {
            while (!life.IsCancellationRequested)
                _ = JoinAsync(await listener.AcceptTcpClientAsync(life), life);
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task JoinAsync(TcpClient near, CancellationToken life)
    {
        using (near)
        using (var far = new TcpClient())
            try
            {
                await far.ConnectAsync(_host, _port, life);
                await Task.WhenAny(
                    PassAsync(near.GetStream(), far.GetStream(), life),
                    far.GetStream().CopyToAsync(near.GetStream(), life)
                );
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or IOException) { }
    }

    private async Task PassAsync(NetworkStream near, NetworkStream far, CancellationToken life)
    {
        var buffer = new byte[16 * 1024];
        while (await near.ReadAsync(buffer, life) is > 0 and var bytes)
            if (_swallows)
                Interlocked.Add(ref _swallowed, bytes);
            else
                await far.WriteAsync(buffer.AsMemory(0, bytes), life);
    }
}
