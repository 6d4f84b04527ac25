using System.Globalization;
using AfterSchool.ServiceDefaults.Web;
using Yarp.ReverseProxy.Configuration;

namespace AfterSchool.Gateway.Admission;

/// <summary>
/// Clusters with <c>Admission: measured</c> have a gate before them. Programs are told 503 and when to come again;
/// people see a page that comes back by itself. Routes with <c>Admission: pass</c> go by it: what stays open for
/// minutes says nothing of how busy a service is.
/// </summary>
internal static class AdmissionSetup
{
    private const string Key = "Admission";

    public static void AddAdmission(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Gates>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Gates>());
    }

    public static void UseAdmission(this IReverseProxyApplicationBuilder proxy)
    {
        var gates = proxy.ApplicationServices.GetRequiredService<Gates>();
        var words = proxy.ApplicationServices.GetRequiredService<Words>();
        proxy.Use(
            (http, next) =>
            {
                var way = http.GetReverseProxyFeature();
                if (
                    way.Cluster.Config.Metadata?.GetValueOrDefault(Key) != "measured"
                    || way.Route.Config.Metadata?.GetValueOrDefault(Key) == "pass"
                )
                    return next(http);
                var gate = gates.Of(way.Cluster.Config.ClusterId);
                // Who is nobody is turned away behind this, or reads what everybody may; the limit of an address is
                // for them.
                if (http.User.FindFirst("sub") is not { } caller)
                    return PassAsync(gate, http, next);
                var turn = WaitingPage.IsForm(http.Request)
                    ? gate.AskWithForm(caller.Value, Gates.Now)
                    : gate.Ask(caller.Value, Gates.Now);
                return turn.IsNow ? PassAsync(gate, http, next) : WaitAsync(turn, http, words);
            }
        );
    }

    private static async Task PassAsync(Gate gate, HttpContext http, RequestDelegate next)
    {
        var began = Gates.Now;
        gate.Enter();
        try
        {
            await next(http);
        }
        finally
        {
            gate.Leave(http.RequestAborted.IsCancellationRequested ? null : Gates.Now - began);
        }
    }

    private static Task WaitAsync(Turn turn, HttpContext http, Words words)
    {
        var seconds = (int)Math.Ceiling(Math.Clamp(turn.Seconds, 1, WaitingPage.MostSeconds));
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WaitingPage.IsFor(http.Request)
            ? WaitingPage.WriteAsync(turn, seconds, http, words)
            : TellProgramAsync(turn, http, words);
    }

    private static Task TellProgramAsync(Turn turn, HttpContext http, Words words) =>
        Results
            .Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                detail: words.Say("waiting-program", Words.LanguageOf(http.Request), new { turn.Place }),
                extensions: new Dictionary<string, object?> { ["code"] = "waiting", ["place"] = turn.Place }
            )
            .ExecuteAsync(http);
}

/// <summary>A gate for each cluster, looked after once a second.</summary>
internal sealed class Gates(IProxyConfigProvider proxy, GatewaySettings settings) : BackgroundService
{
    private readonly Dictionary<string, Gate> _gates = proxy
        .GetConfig()
        .Clusters.ToDictionary(cluster => cluster.ClusterId, _ => new Gate(settings.DrillPerSecond));

    /// <summary>Seconds of a clock that only goes forward.</summary>
    public static double Now => TimeProvider.System.GetElapsedTime(0).TotalSeconds;

    /// <summary>The gate before that cluster.</summary>
    public Gate Of(string cluster) => _gates[cluster];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var gate in _gates.Values)
                gate.Tick(Now);
    }
}
