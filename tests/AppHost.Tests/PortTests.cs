using System.Net;
using System.Net.Sockets;
using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.AppHost.Tests;

public sealed class PortTests
{
    [Fact]
    public void A_free_port_is_none_that_an_outgoing_connection_could_take_before_its_process_comes_back()
    {
        var range = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split('\t', ' ');
        var taken = int.Parse(range[0], provider: null);

        Assert.All(Enumerable.Range(0, 200).Select(_ => Ports.Free()), port => Assert.InRange(port, 1_024, taken - 1));
    }

    [Fact]
    public void Nobody_listens_on_it()
    {
        using var everywhere = new TcpListener(IPAddress.Any, Ports.Free());
        everywhere.Start();
        var port = ((IPEndPoint)everywhere.LocalEndpoint).Port;

        Assert.False(Ports.IsFree(port));
    }
}
