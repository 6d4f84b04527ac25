using Yarp.ReverseProxy.Configuration;

namespace AfterSchool.Gateway.Proxy;

/// <summary>
/// Gives <c>http://enrolment</c> in the routes' configuration the addresses that the AppHost (or whoever deploys) gives under
/// <c>services:enrolment:http:0</c>, <c>:1</c> and so on: one for each replica.
/// </summary>
internal sealed class Destinations(IConfiguration configuration) : IProxyConfigFilter
{
    /// <summary>Where the first replica's address of a service stands.</summary>
    public static string KeyOf(string service) => $"services:{service}:http:0";

    /// <summary>The services that the clusters name, with the key of each.</summary>
    public static IEnumerable<(string Service, string Key)> Wanted(IConfiguration configuration) =>
        configuration
            .GetSection("ReverseProxy:Clusters")
            .GetChildren()
            .SelectMany(cluster => cluster.GetSection("Destinations").GetChildren())
            .Select(destination => new Uri(destination["Address"]!).Host)
            .Distinct()
            .Select(service => (service, KeyOf(service)));

    /// <inheritdoc />
    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel) =>
        new(
            cluster with
            {
                Destinations = cluster
                    .Destinations!.Values.SelectMany(one => AddressesOf(new Uri(one.Address).Host))
                    .ToDictionary(one => one.Key, one => one.Value),
            }
        );

    /// <inheritdoc />
    public ValueTask<RouteConfig> ConfigureRouteAsync(
        RouteConfig route,
        ClusterConfig? cluster,
        CancellationToken cancel
    ) => new(route);

    private IEnumerable<KeyValuePair<string, DestinationConfig>> AddressesOf(string service) =>
        configuration
            .GetSection($"services:{service}:http")
            .GetChildren()
            .Select(one => KeyValuePair.Create($"{service}-{one.Key}", new DestinationConfig { Address = one.Value! }));
}
