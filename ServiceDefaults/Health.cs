using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AfterSchool.ServiceDefaults;

/// <summary>
/// <c>/health/live</c>: the process answers; <c>/health/ready</c>: so does its database, and its queues have been made. Always, everywhere. A
/// broker that is away later makes no process unready: all of them could serve, and none would be left.
/// </summary>
public static class Health
{
    internal const string Ready = "ready";

    /// <summary>Adds the checks; MassTransit adds its own under the same tag, which says Degraded at worst.</summary>
    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: [Ready]);
    }

    /// <summary>Maps both, open to everybody: they say nothing but a word.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) })
            .AllowAnonymous();
    }

    /// <summary>Whether the process at this address says within five seconds that it is ready.</summary>
    internal static async Task<bool> IsReadyAsync(Uri process)
    {
        using var http = new HttpClient { BaseAddress = process, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private sealed class DatabaseAnswers(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
        {
            try
            {
                await using var ask = database.CreateCommand("select 1");
                await ask.ExecuteScalarAsync(ct);
                return HealthCheckResult.Healthy();
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }
    }
}
