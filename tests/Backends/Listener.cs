using System.Collections.Concurrent;
using AfterSchool.Contracts.Directory;
using MassTransit;

namespace AfterSchool.Testing;

/// <summary>Hears every message on a virtual host, as another service would.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly ConcurrentQueue<object> _heard = new();
    private readonly IBusControl _bus;

    private Listener(string broker)
    {
        _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ReceiveEndpoint(
                "listener",
                endpoint =>
                {
                    // One at a time, so that the order heard is the order of arrival.
                    endpoint.ConcurrentMessageLimit = 1;
                    foreach (var contract in typeof(SchoolRecorded).Assembly.GetExportedTypes())
                        typeof(Listener)
                            .GetMethod(
                                nameof(Hear),
                                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance
                            )!
                            .MakeGenericMethod(contract)
                            .Invoke(this, [endpoint]);
                }
            );
        });
    }

    /// <summary>Starts listening.</summary>
    public static async Task<Listener> StartAsync(string broker)
    {
        var listener = new Listener(broker);
        await listener._bus.StartAsync();
        return listener;
    }

    /// <summary>What was heard of a kind, in order of arrival.</summary>
    public IReadOnlyList<T> Of<T>() => [.. _heard.OfType<T>()];

    /// <summary>The first message of a kind that fits, waited for.</summary>
    public Task<T> FirstAsync<T>(Func<T, bool> fits)
        where T : class =>
        Eventually.Some(() => Task.FromResult(_heard.OfType<T>().FirstOrDefault(fits)), $"{typeof(T).Name} is told");

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _bus.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

    private void Hear<T>(IReceiveEndpointConfigurator endpoint)
        where T : class =>
        endpoint.Handler<T>(context =>
        {
            _heard.Enqueue(context.Message);
            return Task.CompletedTask;
        });
}
