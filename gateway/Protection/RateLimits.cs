using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AfterSchool.Gateway.Sessions;

namespace AfterSchool.Gateway.Protection;

/// <summary>How often a caller may ask: known callers each for themselves, unknown ones by address.</summary>
internal static class RateLimits
{
    /// <summary>Policy of the routes where secrets are tried; always by address.</summary>
    public const string SignIn = "sign-in";

    public static void AddRateLimits(this IServiceCollection services, Limits limits) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
                context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                    .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.Request.Path.StartsWithSegments("/health")
                    ? RateLimitPartition.GetNoLimiter("health")
                    : RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => Bucket(limits.Client))
            );
            options.AddPolicy(
                SignIn,
                http => RateLimitPartition.GetTokenBucketLimiter(AddressOf(http), _ => Bucket(limits.SignIn))
            );
        });

    // Only what was verified counts: a made-up token or cookie is no new caller.
    private static string CallerOf(HttpContext http) =>
        http.Features.Get<SessionToken>() is { } session ? $"session {session.SessionId}"
        : http.User.FindFirst("sub") is { } subject ? $"subject {subject.Value}"
        : AddressOf(http);

    /// <summary>The address; of IPv6 the /64, for a subscriber has all of it.</summary>
    internal static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? $"address {Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))}"
            : $"address {address}";
    }

    private static TokenBucketRateLimiterOptions Bucket(Rate rate) =>
        new()
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = Math.Max(1, rate.PerMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / rate.PerMinute)),
            QueueLimit = 0,
        };
}
