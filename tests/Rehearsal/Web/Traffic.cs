using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace AfterSchool.Rehearsal.Web;

/// <summary>Everything the city asks, over one set of connections; counts and times it.</summary>
public sealed class Traffic : DelegatingHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private int _repeated;

    /// <summary>Connections are shared: a town has thousands of browsers, but this machine is one.</summary>
    public Traffic()
        : base(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 256,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        ) { }

    /// <summary>Told every address that is asked, as it goes out.</summary>
    public Action<Uri>? Asked { get; set; }

    /// <summary>Name of the person who asks, told with each request.</summary>
    internal static readonly HttpRequestOptionsKey<string> Whose = new("whose");

    /// <summary>Told everything that a person asked in JSON and was answered.</summary>
    public Action<Exchange>? Answered { get; set; }

    // Whoever is told when to come again comes again, but not for ever.
    private static readonly TimeSpan InLine = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a request is said again, as it was, when its answer is lost or nobody is there to answer (502, 503, 504): as any client
    /// must whose system may be killed. Zero: never, and a lost answer is an error at once.
    /// </summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Requests said again so far.</summary>
    public int Repeated => _repeated;

    /// <summary>Requests answered so far.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Milliseconds within which that share of all requests was answered.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Asked?.Invoke(request.RequestUri!);
        if (Answered is not null && request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var pause = Pause;
            var isPatient = Stopwatch.GetElapsedTime(began) < Patience;
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                // An answer cut off in the middle is lost too.
                if (isPatient)
                    await answer.Content.LoadIntoBufferAsync(cancellationToken);
                if (PauseAfter(answer, Stopwatch.GetElapsedTime(began), isPatient) is not { } told)
                {
                    _milliseconds.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    if (Answered is { } tell && request.Options.TryGetValue(Whose, out var whose))
                        tell(await Exchange.OfAsync(whose, request, answer, cancellationToken));
                    return answer;
                }

                answer.Dispose();
                pause = told;
            }
            catch (HttpRequestException) when (isPatient)
            {
                // Lost; said again.
            }

            Interlocked.Increment(ref _repeated);
            await Task.Delay(pause, cancellationToken);
        }
    }

    // Null: the answer stands.
    private static TimeSpan? PauseAfter(HttpResponseMessage answer, TimeSpan since, bool isPatient) =>
        !IsAway(answer.StatusCode) ? null
        : answer.Headers.RetryAfter?.Delta is { } told && since < InLine ? told
        : isPatient ? Pause
        : null;

    private static bool IsAway(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
