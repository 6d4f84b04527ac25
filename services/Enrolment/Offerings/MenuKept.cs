using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// The menu as every family sees it, written out once a second at most, however many look: in the minute of an opening
/// they are the same few pages for thousands. It is never older than a second, and who has it already is told so (304).
/// </summary>
internal sealed class MenuKept(IOptions<JsonOptions> json)
{
    private const int MostKept = 2_000;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<MenuAsked, Kept> _kept = new();

    /// <summary>The page asked for; whoever finds none young enough reads it for all who wait.</summary>
    public async Task<MenuAnswer> AnswerAsync(
        MenuAsked asked,
        HttpContext http,
        Func<Task<Ok<IReadOnlyList<OfferingShown>>>> read
    )
    {
        if (_kept.Count > MostKept)
            _kept.Clear();
        while (true)
        {
            var kept = _kept.AddOrUpdate(
                asked,
                _ => new Kept(TimeProvider.System.GetTimestamp(), new(() => WriteAsync(http, read))),
                (_, before) =>
                    TimeProvider.System.GetElapsedTime(before.At) < Age
                        ? before
                        : new Kept(TimeProvider.System.GetTimestamp(), new(() => WriteAsync(http, read)))
            );
            try
            {
                return await kept.Answer.Value;
            }
            catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
            {
                // Whoever read for all has closed the page: another of those who wait reads.
                _kept.TryRemove(KeyValuePair.Create(asked, kept));
            }
            catch
            {
                _kept.TryRemove(KeyValuePair.Create(asked, kept));
                throw;
            }
        }
    }

    private async Task<MenuAnswer> WriteAsync(HttpContext http, Func<Task<Ok<IReadOnlyList<OfferingShown>>>> read)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes((await read()).Value, json.Value.SerializerOptions);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        return new MenuAnswer(body, tag, http.Response.Headers.Link);
    }

    private sealed record Kept(long At, Lazy<Task<MenuAnswer>> Answer);
}

/// <summary>Which page of which menu.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term; all when not given.</param>
/// <param name="After">Where the page begins.</param>
/// <param name="Count">How many.</param>
internal readonly record struct MenuAsked(Guid SchoolId, Guid? TermId, Guid? After, int Count);

/// <summary>A page of the menu, written out; 304 for who has it.</summary>
/// <param name="Body">As JSON.</param>
/// <param name="Tag">Its digest.</param>
/// <param name="Link">Where the next page is.</param>
internal sealed record MenuAnswer(byte[] Body, EntityTagHeaderValue Tag, string? Link) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request.GetTypedHeaders(), httpContext.Response);
        response.Headers.ETag = Tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        if (Link is not null)
            response.Headers.Link = Link;
        if (request.IfNoneMatch.Any(one => one.Compare(Tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}
