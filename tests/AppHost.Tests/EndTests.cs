using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.AppHost.Tests;

/// <summary>However the host ends, nothing of it is left; real PostgreSQL, real RabbitMQ.</summary>
public sealed class EndTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("afterschool-apphost-").FullName;

    public EndTests()
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Interrupted_it_stops_everything_in_reverse_order_and_the_data_start_again()
    {
        using (var host = HostProcess.Start(folder))
        {
            var family = await host.UntilReadyAsync();
            Signal.Interrupt.Send(host.Id);
            Assert.Equal(0, await host.UntilEndedAsync());
            await HostProcess.UntilGoneAsync(family);
            var sleeper = host.Said.LastIndexOf("sleeper              stopped", StringComparison.Ordinal);
            var postgres = host.Said.LastIndexOf("postgres             stopped", StringComparison.Ordinal);
            Assert.True(0 < sleeper && sleeper < postgres, host.Said);
        }
        using var again = HostProcess.Start(folder);
        await again.UntilReadyAsync();
    }

    [Fact]
    public async Task Killed_it_leaves_no_process_and_the_data_start_again()
    {
        using (var host = HostProcess.Start(folder))
        {
            var family = await host.UntilReadyAsync();
            Signal.Kill.Send(host.Id);
            await host.UntilEndedAsync();
            await HostProcess.UntilGoneAsync(family);
        }
        using var again = HostProcess.Start(folder);
        await again.UntilReadyAsync();
    }

    [Fact]
    public async Task A_second_host_beside_a_running_one_says_so_and_disturbs_nothing()
    {
        using var host = HostProcess.Start(folder);
        var family = await host.UntilReadyAsync();

        using var second = HostProcess.Start(folder);

        Assert.Equal(3, await second.UntilEndedAsync());
        Assert.Contains($"Already running: process {host.Id}", second.Said, StringComparison.Ordinal);
        Assert.All(family, id => Assert.True(Signals.IsAlive(id)));
    }
}
