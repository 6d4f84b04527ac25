using System.Collections.Concurrent;
using System.Diagnostics;

namespace AfterSchool.Rehearsal.Web;

/// <summary>Everything the city asks, over one set of connections; counts and times it.</summary>
public sealed class Traffic : DelegatingHandler
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

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
        var started = Stopwatch.GetTimestamp();
        var answer = await base.SendAsync(request, cancellationToken);
        _milliseconds.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }
}
