using System.Reflection;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Architecture;

/// <summary>Reads each service's route table as it is when it runs; needs neither database nor broker.</summary>
public sealed class EveryDoorIsClosed
{
    /// <summary>What anybody may ask: health, descriptions, the law, and Directory's pages and protocol of signing in.</summary>
    private static readonly string[] Open =
    [
        "/health/live",
        "/health/ready",
        "/openapi/{documentName}.json",
        "/public/",
        "{**path}",
        "/sign-in",
        "/activate",
        "/set-up",
        "/signed-out",
        "/connect/",
        "/.well-known/",
        "/assets/",
        "/language",
    ];

    public static TheoryData<string> Services => [.. House.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_endpoint_says_who_may_come_in(string service)
    {
        var unsaid =
            from endpoint in Endpoints(service)
            let pattern = endpoint.RoutePattern.RawText!
            let anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            let said = endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().Count > 0
                || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count > 0
            let law = $"/{service.ToLowerInvariant()}/v1/law"
            where anonymous ? !Open.Append(law).Any(open => pattern.StartsWith(open, StringComparison.Ordinal)) : !said
            select $"{service}: {pattern}";

        Assert.Empty(unsaid);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_list_has_a_limit(string service)
    {
        var endless =
            from endpoint in Endpoints(service)
            let method = endpoint.Metadata.GetMetadata<MethodInfo>()
            where method is not null && method.ReturnType.ToString().Contains("IReadOnlyList", StringComparison.Ordinal)
            where method.GetParameters().All(parameter => parameter.ParameterType != typeof(Cut))
            where endpoint.Metadata.GetMetadata<AtMostAttribute>() is null
            select $"{service}: {endpoint.RoutePattern.RawText}";

        Assert.Empty(endless);
    }

    private static RouteEndpoint[] Endpoints(string service)
    {
        var entry = House.AssemblyOf(service).GetTypes().First(type => type is { IsPublic: true, IsAbstract: false });
        var method = typeof(EveryDoorIsClosed).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (RouteEndpoint[])method.MakeGenericMethod(entry).Invoke(null, null)!;
    }

    private static RouteEndpoint[] Run<TEntry>()
        where TEntry : class
    {
        using var factory = new WebApplicationFactory<TEntry>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:database", "Host=127.0.0.1;Port=1;Username=nobody;Database=none");
            host.UseSetting("ConnectionStrings:messaging", "amqp://127.0.0.1:1");
            host.UseSetting("Access:Issuer", "https://after-school.test");
            host.UseSetting("Logging:LogLevel:Default", "None");
            foreach (var ring in (string[])["Names", "Grounds", "Directory", "Callers"])
                host.UseSetting($"Sealing:{ring}", ServiceDefaults.Sealing.KeyRing.NewKey());
            host.ConfigureServices(services =>
            {
                // The route table is read, nothing is run.
                foreach (
                    var runs in services
                        .Where(one =>
                            one.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)
                            && one.ImplementationType?.Namespace?.StartsWith(
                                "Microsoft.AspNetCore",
                                StringComparison.Ordinal
                            ) != true
                        )
                        .ToArray()
                )
                    services.Remove(runs);
            });
        });
        return [.. factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }
}
