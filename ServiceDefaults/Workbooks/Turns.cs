using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// Workbooks in hand at the same time. Whatever a file makes of itself, it is some tens of megabytes at most; with so many and no more, a
/// process that also signs people in keeps its memory. Who finds none free in time is told when to come again.
/// </summary>
/// <param name="most">How many.</param>
/// <param name="patience">How long somebody waits.</param>
internal sealed class Turns(int most, TimeSpan patience) : IDisposable
{
    private const int RetrySeconds = 5;

    private readonly SemaphoreSlim _free = new(most);

    /// <summary>Does the work in turn; null where none came, and the answer says when to come again.</summary>
    public async Task<T?> TakeAsync<T>(HttpContext http, Func<Task<T>> work)
        where T : class
    {
        if (!await _free.WaitAsync(patience, http.RequestAborted))
        {
            ComeAgain(http);
            return null;
        }

        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Says when it is worth asking again.</summary>
    public static void ComeAgain(HttpContext http) =>
        http.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _free.Dispose();
}
