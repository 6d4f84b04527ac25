using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AfterSchool.Testing;
using MimeKit;

namespace AfterSchool.Directory.Tests.Notices;

/// <summary>As much of RFC 5321 as a mail server needs to take a letter, refuse an address, and be away.</summary>
public sealed class SmallMailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string To, MimeMessage Letter)> _taken = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private TcpListener? _listener;

    /// <summary>Where it listens, now or later.</summary>
    public int Port { get; } = Backends.FreePort();

    /// <summary>The address it knows nobody at.</summary>
    public string? Unknown { get; set; }

    /// <summary>Addresses asked for, in order.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>The letter taken for an address, if any.</summary>
    public MimeMessage? LetterTo(string address) => _taken.FirstOrDefault(one => one.To == address).Letter;

    /// <summary>Opens, unless open.</summary>
    public void Open()
    {
        if (_listener is not null)
            return;
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Refuses new connections.</summary>
    public void Close()
    {
        _listener?.Stop();
        _listener = null;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 small.test");
            var to = "";
            while (await reader.ReadLineAsync() is { } line && line != "QUIT")
            {
                if (line.StartsWith("RCPT TO:<", StringComparison.OrdinalIgnoreCase))
                    _asked.Enqueue(to = line[9..line.IndexOf('>', StringComparison.Ordinal)]);
                var isRefused = line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) && to == Unknown;
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    _taken.Enqueue((to, await LetterAsync(reader)));
                }
                await writer.WriteLineAsync(
                    isRefused ? $"550 5.1.1 <{to}> unknown"
                    : line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250-small.test\r\n250 8BITMIME"
                    : "250 ok"
                );
            }
            await writer.WriteLineAsync("221 bye");
        }
    }

    private static async Task<MimeMessage> LetterAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes);
    }
}
