using System.Net;
using System.Net.Sockets;

namespace AfterSchool.AppHost.Local.Processes;

internal static class Ports
{
    /// <summary>A TCP port of the loopback interface on which nobody listens at this moment.</summary>
    public static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
