using System.Net.Http.Headers;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Keeping;

/// <summary>Somebody whose requests go to one copy and to the other in turn, as through any balancer.</summary>
internal sealed class Alternating(Uri[] copies, string token) : IDisposable
{
    private readonly HttpClient[] _clients =
    [
        .. copies.Select(copy => new HttpClient
        {
            BaseAddress = copy,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        }),
    ];
    private int _asked;

    /// <summary>Whether both are ready.</summary>
    public async Task<bool> BothServeAsync()
    {
        foreach (var client in _clients)
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
                return false;
        }
        return true;
    }

    /// <summary>Asks the next one, until it is done.</summary>
    public Task AskAsync(Func<HttpClient, Task<HttpResponseMessage>> ask) =>
        Asking.DoneAsync(() => ask(_clients[_asked++ % _clients.Length]));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }
}
