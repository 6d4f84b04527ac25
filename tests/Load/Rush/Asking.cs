using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AfterSchool.Enrolment.Tests;

namespace AfterSchool.Load.Rush;

/// <summary>What a crowd asks through the gateway, each account with a token of its own.</summary>
internal sealed class Asking(Stage stage, Crowd crowd) : IDisposable
{
    private const int Callers = 128;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = stage.Gateway,
    };
    private readonly ConcurrentDictionary<Guid, AuthenticationHeaderValue> _tokens = new();
    private readonly ConcurrentDictionary<Guid, EntityTagHeaderValue> _tags = new();
    private readonly Random _chance = new(1);
    private int _next = -1;
    private int _reader = -1;

    /// <summary>As fast as it goes for so long, by so many callers.</summary>
    public Task<Times> CloseAsync(Func<Task<HttpResponseMessage>> ask, TimeSpan window) =>
        Loops.ClosedAsync(new Act(ask), Callers, window);

    public Task<HttpResponseMessage> Echo() => SendAsync(new(HttpMethod.Get, "/echo"), Reader(), HttpStatusCode.OK);

    public Task<HttpResponseMessage> Claim() => ClaimAsync("/enrolment/v1/seat-claims", HttpStatusCode.OK);

    public Task<HttpResponseMessage> PlainClaim() => ClaimAsync("/plain", HttpStatusCode.OK);

    public Task<HttpResponseMessage> Refused() => ClaimAsync("/enrolment/v1/seat-claims", HttpStatusCode.Conflict);

    public Task<HttpResponseMessage> Menu()
    {
        var at = Reader();
        return SendAsync(MenuOf(at), at, HttpStatusCode.OK);
    }

    public async Task<HttpResponseMessage> MenuAgain()
    {
        var at = Reader();
        var school = crowd.Schools[crowd.SchoolOf(at)];
        var request = MenuOf(at);
        if (_tags.TryGetValue(school, out var tag))
            request.Headers.IfNoneMatch.Add(tag);
        var answer = await SendAsync(request, at, tag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified);
        if (answer.Headers.ETag is { } seen)
            _tags[school] = seen;
        return answer;
    }

    /// <summary>The next pupil's claim, as it is sent.</summary>
    public HttpRequestMessage ClaimOf(int at, Guid id, string path)
    {
        var offerings = crowd.Offerings.Length / crowd.Schools.Length;
        int chosen;
        lock (_chance)
            chosen = _chance.Next(offerings);
        var offering = crowd.Offerings[(chosen * crowd.Schools.Length) + crowd.SchoolOf(at)];
        return new(HttpMethod.Put, $"{path}/{id}")
        {
            Content = new StringContent(
                $$"""{"seats":[{"pupilId":"{{crowd.Pupils[at]}}","offeringId":"{{offering}}"}]}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, int at, HttpStatusCode expected)
    {
        request.Headers.Authorization = _tokens.GetOrAdd(
            crowd.GuardianOf(at),
            one => new("Bearer", stage.TokenOf(one))
        );
        var answer = await _http.SendAsync(request);
        if (answer.StatusCode != expected)
            return answer.IsSuccessStatusCode ? new(HttpStatusCode.ExpectationFailed) : answer;
        // A refusal that was asked for is no failure.
        answer.StatusCode = HttpStatusCode.OK;
        return answer;
    }

    public void Dispose() => _http.Dispose();

    public int Next() => (Interlocked.Increment(ref _next) & int.MaxValue) % crowd.Pupils.Length;

    // Whoever only reads leaves the pupils to those who claim.
    private int Reader() => (Interlocked.Increment(ref _reader) & int.MaxValue) % crowd.Pupils.Length;

    private Task<HttpResponseMessage> ClaimAsync(string path, HttpStatusCode expected)
    {
        var at = Next();
        return SendAsync(ClaimOf(at, Guid.CreateVersion7(), path), at, expected);
    }

    private HttpRequestMessage MenuOf(int at) =>
        new(HttpMethod.Get, $"/enrolment/v1/offerings?schoolId={crowd.Schools[crowd.SchoolOf(at)]}");
}
