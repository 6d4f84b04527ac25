using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>The bus of a service: RabbitMQ, one quorum queue for each consumer, outbox and inbox around them.</summary>
public static class MessagingSetup
{
    /// <summary>Redeliveries of a message whose consumer was killed, before it goes to the dead-letter queue.</summary>
    internal const int DeliveryLimit = 5;

    // Less than an orchestrator gives a process to end (30 s) before it kills it.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private const string DeliveryLimitKey = "x-delivery-limit";

    /// <summary>Adds the bus with every consumer among these types.</summary>
    public static void AddMessaging(
        this IHostApplicationBuilder builder,
        string service,
        params IEnumerable<Type> types
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var consumers = types
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConsumer)))
            .ToArray();
        var names = new KebabCaseEndpointNameFormatter(service, includeNamespace: false);
        builder.Services.AddSingleton(new ConsumerQueues([.. consumers.Select(type => QueueOf(names, type))]));
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddHostedService<OutboxDispatcher>();
        builder.Services.AddSingleton(KeptFor.Read(builder.Configuration));
        builder.Services.AddHostedService<ForgetTold>();
        builder.Services.AddSingleton<QueuesAreThere>();
        builder.Services.AddHealthChecks().AddCheck<QueuesAreThere>("queues", tags: [Health.Ready]);
        builder.AddWatch<OutboxWatch>();
        builder.AddWatch<QueueWatch>();
        builder.Services.AddMassTransit(bus =>
        {
            // The library would tell its makers, over the internet, which queues there are.
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(check => check.MinimalFailureStatus = HealthStatus.Degraded);
            bus.SetEndpointNameFormatter(names);
            bus.AddConsumers(consumers);
            bus.AddConfigureEndpointsCallback(ConfigureQueue);
            bus.UsingRabbitMq(
                (context, rabbit) =>
                {
                    rabbit.Host(new Uri(Broker(builder.Configuration)));
                    rabbit.UseJsonSerializer();
                    rabbit.ConfigureEndpoints(context);
                }
            );
        });
        builder
            .Services.AddOptions<MassTransitHostOptions>()
            .Configure(host => (host.WaitUntilStarted, host.StopTimeout) = (false, StopLimit));
        builder.Services.Remove(
            builder.Services.Single(one => one.ImplementationType == typeof(MassTransitHostedService))
        );
        builder.Services.AddSingleton<MassTransitHostedService>();
        builder.Services.AddHostedService<EndingBus>();
    }

    /// <summary>The broker's address, as the AppHost gives it.</summary>
    /// <exception cref="InvalidOperationException">It is not configured.</exception>
    internal static string Broker(IConfiguration configuration) =>
        configuration.GetConnectionString("messaging")
        ?? throw new InvalidOperationException(
            "ConnectionStrings:messaging is missing; give the broker's amqp:// address."
        );

    /// <summary>
    /// How the bus declares the queue of letters that a consumer failed on: as it declares the consumer's own, or the two would not
    /// agree on what the queue is.
    /// </summary>
    internal static Dictionary<string, object?> ErrorQueueArguments(string queue) =>
        new()
        {
            ["x-queue-type"] = "quorum",
            [DeliveryLimitKey] = DeliveryLimit,
            ["x-dead-letter-exchange"] = $"{queue}_dead",
        };

    private static string QueueOf(IEndpointNameFormatter names, Type consumer) =>
        (string)
            typeof(IEndpointNameFormatter)
                .GetMethod(nameof(IEndpointNameFormatter.Consumer))!
                .MakeGenericMethod(consumer)
                .Invoke(names, null)!;

    private static void ConfigureQueue(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        // While the database is away no message is at fault: it waits for up to 25 minutes (the broker takes back what is held for 30),
        // instead of going to the failed letters, from where only an operator brings it back.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(DatabaseAway.Caused);
            retry.Exponential(150, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.5));
        });
        endpoint.UseMessageRetry(retry =>
        {
            // What this one had tried in vain, the one around it would not try again.
            retry.Ignore<Exception>(DatabaseAway.Caused);
            retry.Exponential(
                4,
                TimeSpan.FromMilliseconds(50),
                TimeSpan.FromSeconds(2),
                TimeSpan.FromMilliseconds(200)
            );
        });
        endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue)
            return;
        queue.SetQuorumQueue();
        queue.SetQueueArgument(DeliveryLimitKey, DeliveryLimit);
        queue.BindDeadLetterQueue(
            $"{name}_dead",
            $"{name}_dead",
            dead => dead.SetQueueArgument("x-queue-type", "quorum")
        );
        queue.PrefetchCount = 32;
    }
}
