using System.Net;
using System.Net.Sockets;

namespace AfterSchool.AppHost.Local.Processes;

internal static class Ports
{
    // From 32768 on Linux takes ports for outgoing connections: one that is free now may be gone when a killed process comes back to it.
    private const int First = 10_000;
    private const int End = 32_768;
    private const int MostTried = 1_000;

    /// <summary>A TCP port of the loopback interface on which nobody listens at this moment, and which no outgoing connection will take.</summary>
    public static int Free()
    {
        for (var tried = 0; tried < MostTried; tried++)
            if (Random.Shared.Next(First, End) is var port && IsFree(port))
                return port;
        throw new InvalidOperationException($"No port between {First} and {End} is free.");
    }

    internal static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
