using AfterSchool.EndToEnd;
using AfterSchool.Rehearsal.Play;

namespace AfterSchool.Load;

/// <summary>A guardian who only asks the echo: what the machine and the gateway cost, without anything behind them.</summary>
internal sealed class EchoProbe(HttpClient client) : IDisposable
{
    private const int PerSecond = 20;
    private const int Most = 4_000;

    public static async Task<EchoProbe> OfAsync(RunningSystem system, School school)
    {
        var token = await school.Guardians.Values.First().TokenAsync(await system.GatewaySecretAsync());
        return new(Echo.Client(system.Gateway, token));
    }

    /// <summary>As many as the gateway can pass on.</summary>
    public Task<Times> CeilingAsync() => Loops.ClosedAsync(Acts(Most), callers: 32);

    /// <summary>Now and then, beside other requests.</summary>
    public Task<Times> BesideAsync(TimeSpan window) =>
        Loops.OpenAsync(Acts(Math.Max(PerSecond, (int)(PerSecond * window.TotalSeconds))), window);

    public void Dispose() => client.Dispose();

    private IReadOnlyList<Act> Acts(int requests) =>
        [.. Enumerable.Repeat((Act)(() => client.GetAsync(new Uri("/echo", UriKind.Relative))), requests)];
}
