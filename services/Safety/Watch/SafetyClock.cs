using AfterSchool.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Something that time brings about. Any number of processes may look at once.</summary>
internal interface IWatch
{
    /// <summary>Looks once and saves what it did.</summary>
    Task LookAsync(CancellationToken ct);
}

/// <summary>Looks at everything that time brings about, one after the other; what fails is looked at again.</summary>
internal sealed partial class SafetyClock(IServiceScopeFactory scopes, ILogger<SafetyClock> log)
    : RecurringLook(TimeSpan.FromSeconds(1), log)
{
    /// <summary>Rows a look takes at most.</summary>
    public const int BatchRows = 500;

    private static readonly Type[] Watches =
    [
        typeof(LateLeaveNotices),
        typeof(GroupsWithoutSupervisor),
        typeof(LateRollCalls),
        typeof(LatePickUps),
        typeof(OpenTerms),
        typeof(UnfixedResponsibilities),
    ];

    public static void AddTo(IServiceCollection services)
    {
        foreach (var watch in Watches)
            services.AddScoped(watch);
        services.AddHostedService<SafetyClock>();
    }

    protected override async Task LookAsync(CancellationToken ct)
    {
        foreach (var watch in Watches)
            await LookAsync(watch, ct);
    }

    // One watch that fails must not keep the others from looking.
    private async Task LookAsync(Type watch, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IWatch)scope.ServiceProvider.GetRequiredService(watch)).LookAsync(ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            LookFailed(log, watch.Name, problem.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Watch {Watch} failed ({Problem}); looking again.")]
    private static partial void LookFailed(ILogger log, string watch, string problem);
}

internal static class WatchSetup
{
    public static void AddWatches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<Insurance.CoverBook>().AddScoped<Terms.TermBook>().AddScoped<SessionAlerts>();
        SafetyClock.AddTo(builder.Services);
    }
}
