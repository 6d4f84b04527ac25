using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AfterSchool.ServiceDefaults.Tests.Messaging;

/// <summary>A process that is told to end ends, whatever its bus does.</summary>
public sealed class EndingBusTests
{
    [Fact]
    public async Task A_bus_that_never_stops_keeps_no_process_from_ending()
    {
        var options = Options.Create(new MassTransitHostOptions { StopTimeout = TimeSpan.FromMilliseconds(50) });
        var bus = new EndingBus(
            new MassTransitHostedService(new Endless(), options),
            options,
            NullLogger<EndingBus>.Instance
        );
        await bus.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_library_s_own_way_to_stop_is_not_used_beside_it()
    {
        await using var service = await Probe.ProbeService.StartAsync(await Probe.ProbeBackends.NewAsync());
        Assert.DoesNotContain(service.Services.GetServices<IHostedService>(), one => one is MassTransitHostedService);
    }

    private sealed class Endless : IBusDepot
    {
        public Task Start(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task Stop(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
