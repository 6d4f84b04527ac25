using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.LiveSeats;

/// <summary>
/// GET /schools/{schoolId}/seats — seats left, as they go (余位实时): server-sent events, at most one a second. The first
/// of a connection has every offering, a later one those that changed; so whoever reconnects has all again, from
/// whichever replica. Nothing changed for ten seconds: an event <c>still</c>, so that silence means trouble. A
/// connection ends by itself before the gateway would end it, and the browser opens the next.
/// </summary>
internal static class WatchSeats
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(1);

    public static Results<ProblemHttpResult, ServerSentEventsResult<SeatsShown>> Handle(
        Guid schoolId,
        Caller caller,
        SeatWatch watch,
        HttpContext http
    )
    {
        if (!watch.TryWatch(schoolId, caller.AccountId, out var watcher))
        {
            http.Response.Headers.RetryAfter = "10";
            return TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests);
        }

        http.Response.OnCompleted(() =>
        {
            watch.End(watcher);
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(EventsAsync(watcher));
    }

    private static async IAsyncEnumerable<SseItem<SeatsShown>> EventsAsync(
        Watcher watcher,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        Dictionary<Guid, int>? told = null;
        var (began, spoke) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        await foreach (var now in watcher.ReadingsAsync(ct))
        {
            var changed = Changed(told, now);
            if (told is null || changed.Count > 0)
                yield return Item("seats", now, changed);
            else if (TimeProvider.System.GetElapsedTime(spoke) >= Silence)
                yield return Item("still", now, changed);
            else
                continue;
            (told, spoke) = (now.Left.ToDictionary(), TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(began) >= Life)
                yield break;
        }
    }

    // What is on the menu no longer has no seat left.
    private static Dictionary<Guid, int> Changed(Dictionary<Guid, int>? told, SeatsNow now) =>
        now
            .Left.Where(one => told is null || !told.TryGetValue(one.Key, out var before) || before != one.Value)
            .Concat((told ?? []).Keys.Except(now.Left.Keys).Select(gone => KeyValuePair.Create(gone, 0)))
            .ToDictionary();

    private static SseItem<SeatsShown> Item(string kind, SeatsNow now, Dictionary<Guid, int> left) =>
        new(new SeatsShown(now.At.InChina(), left), kind)
        {
            EventId = $"{now.At.ToUnixTimeMilliseconds()}",
            ReconnectionInterval = Reconnection,
        };
}

/// <summary>Seats left.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Left">Seats by offering; none of an offering that is on the menu no longer.</param>
public sealed record SeatsShown(DateTimeOffset At, IReadOnlyDictionary<Guid, int> Left);
