using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace AfterSchool.Rehearsal.Web;

/// <summary>Asking as a patient person does: once more while the facts still travel, with a reason where the law wants one.</summary>
public static class Asking
{
    /// <summary>The reason a made-up school records where something is not done in principle.</summary>
    public const string Reason = "学校实际需要，已向家长说明并记录。";

    /// <summary>How long facts may travel before asking again is given up; longer where the broker is taken away on purpose.</summary>
    public static TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Asks until it is done. Facts travel between services by message, so what was decided a moment ago elsewhere may still be
    /// unknown here: 404 and 409 are asked again, as any caller would, and anything else is an error at once.
    /// </summary>
    /// <exception cref="UnexpectedAnswerException">It was refused, or not done within the limit.</exception>
    public static async Task<JsonElement> DoneAsync(this Func<Task<HttpResponseMessage>> ask)
    {
        var (body, status) = await AskedAsync(ask);
        return status is HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Created
            ? Read(body)
            : throw new UnexpectedAnswerException(body);
    }

    /// <summary>PUT, until it is done.</summary>
    public static Task<JsonElement> DoesPutAsync(this Person person, string path, object body) =>
        DoneAsync(() => person.PutAsync(path, body));

    /// <summary>POST, until it is done.</summary>
    public static Task<JsonElement> DoesPostAsync(this Person person, string path, object? body = null) =>
        DoneAsync(() => person.PostAsync(path, body));

    /// <summary>POST, until it is done; where the law wants a reason recorded, the same once more with one.</summary>
    public static async Task<JsonElement> DoesPostWithReasonAsync(this Person person, string path, object? body = null)
    {
        var (answer, status) = await AskedAsync(() => person.PostAsync(path, body));
        if (status == HttpStatusCode.UnprocessableEntity && Read(answer).Flag("overridable"))
        {
            var again = JsonSerializer.SerializeToNode(body ?? new { })!.AsObject();
            again["reason"] = Reason;
            return await person.DoesPostAsync(path, again);
        }

        return status is HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Created
            ? Read(answer)
            : throw new UnexpectedAnswerException(answer);
    }

    /// <summary>POST of a workbook, until it is taken.</summary>
    public static async Task DoesSendAsync(this Person person, string path, byte[] workbook)
    {
        var (answer, status) = await AskedAsync(() => person.PostWorkbookAsync(path, workbook));
        if (status is not HttpStatusCode.OK)
            throw new UnexpectedAnswerException($"{path}: {answer}");
    }

    /// <summary>The answer of the law, where it says no or not yet; null where the thing was done.</summary>
    public static async Task<JsonElement?> RuledOutAsync(this Func<Task<HttpResponseMessage>> ask)
    {
        var (body, status) = await AskedAsync(ask);
        return status switch
        {
            HttpStatusCode.Accepted or HttpStatusCode.UnprocessableEntity => Read(body),
            HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Created => null,
            _ => throw new UnexpectedAnswerException(body),
        };
    }

    /// <summary>
    /// Asks again while it is refused for want of a fact that has just been decided elsewhere and still travels; for what is known to
    /// be in order, since a refusal that stays is told only at the end of the limit.
    /// </summary>
    public static async Task OnceHeardAsync(Func<Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause))
            try
            {
                await ask();
                return;
            }
            catch (UnexpectedAnswerException) when (Stopwatch.GetElapsedTime(began) < Limit)
            {
                // Not heard of yet.
            }
    }

    /// <summary>The first row of a list that fits, waited for.</summary>
    /// <exception cref="UnexpectedAnswerException">There was none within the limit.</exception>
    public static async Task<JsonElement> FindsAsync(this Person person, string path, Func<JsonElement, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(person);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            var rows = await person.GetAsync(path);
            foreach (var row in rows.EnumerateArray().Where(fits))
                return row;
            if (waited > Limit)
                throw new UnexpectedAnswerException($"GET {path}: no row that fits among {rows}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>A field as text.</summary>
    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString()!;

    /// <summary>A field as an id.</summary>
    public static Guid Id(this JsonElement row, string name = "id") => row.GetProperty(name).GetGuid();

    /// <summary>Whether a field is there and true.</summary>
    public static bool Flag(this JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object
        && row.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;

    private static async Task<(string Body, HttpStatusCode Status)> AskedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            using var answer = await ask();
            var body = await answer.Content.ReadAsStringAsync();
            var asked = $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery}";
            switch (answer.StatusCode)
            {
                case HttpStatusCode.NotFound or HttpStatusCode.Conflict when waited < Limit:
                    await Task.Delay(Pause);
                    break;
                case HttpStatusCode.TooManyRequests when waited < Limit:
                    var pause = answer.Headers.RetryAfter?.Delta ?? Pause;
                    waited += pause;
                    await Task.Delay(pause);
                    break;
                case HttpStatusCode.OK
                or HttpStatusCode.NoContent
                or HttpStatusCode.Created
                or HttpStatusCode.Accepted
                or HttpStatusCode.UnprocessableEntity:
                    return (body, answer.StatusCode);
                default:
                    throw new UnexpectedAnswerException($"{asked}: {(int)answer.StatusCode} {body}");
            }
        }
    }

    private static JsonElement Read(string body) =>
        body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
}
