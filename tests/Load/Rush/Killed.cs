using System.Collections.Concurrent;
using System.Net;
using AfterSchool.Enrolment.Tests;

namespace AfterSchool.Load.Rush;

/// <summary>
/// Enrolment is killed in the middle of a rush for one seat in two, and comes back; whoever has no answer asks the
/// same again. What was answered is then what stands in the database.
/// </summary>
internal static class Killed
{
    private const int Claims = 8_000;
    private const int Callers = 128;

    public static async Task<IReadOnlyList<string>> PlayAsync(Stage stage)
    {
        var crowd = await Crowd.EnterAsync(stage.Database, "430102", new(4, 50, Claims / 400, Claims, 2_000));
        using var asking = new Asking(stage, crowd);
        var (answers, again) = (new ConcurrentDictionary<Guid, HttpStatusCode>(), 0);
        var all = Parallel.ForEachAsync(
            Enumerable.Range(0, Claims),
            new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (at, ct) =>
            {
                var id = Guid.CreateVersion7();
                // What is asked again is what was asked.
                var body = await asking.ClaimOf(at, id, "/enrolment/v1/seat-claims").Content!.ReadAsStringAsync(ct);
                while (!answers.ContainsKey(id))
                    if (await AskAsync(asking, at, id, body) is { } answer)
                        answers[id] = answer;
                    else
                    {
                        Interlocked.Increment(ref again);
                        await Task.Delay(50, ct);
                    }
            }
        );
        while (answers.Count < Claims / 3)
            await Task.Delay(5);
        await stage.Enrolment.KillAsync();
        await stage.Enrolment.StartAsync();
        await all;

        var given = answers.Where(one => one.Value == HttpStatusCode.OK).Select(one => one.Key).ToArray();
        var (oversold, doubled, lost, more) = await CountAsync(stage, crowd, given);
        return
        [
            $"killed in the middle: {Claims} claims, {given.Length} given, {Claims - given.Length} refused, {again} asked again; "
                + $"oversold {oversold}, doubled {doubled}, lost {lost}, given to nobody {more}",
        ];
    }

    private static async Task<HttpStatusCode?> AskAsync(Asking asking, int at, Guid id, string body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/enrolment/v1/seat-claims/{id}")
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            };
            using var answer = await asking.SendAsync(request, at, HttpStatusCode.OK);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict ? answer.StatusCode : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<(long Oversold, long Doubled, long Lost, long More)> CountAsync(
        Stage stage,
        Crowd crowd,
        Guid[] given
    )
    {
        await using var ask = stage.Database.CreateCommand(
            """
            select (select count(*) from seats s where s.taken > s.capacity
                    or s.taken <> (select count(*) from place p where p.offering_id = s.offering_id) and s.offering_id = any($1)),
                   (select count(*) from (select 1 from place where offering_id = any($1) group by pupil_id, offering_id having count(*) > 1) twice),
                   (select count(*) from unnest($2) as one (request) where not exists (select 1 from place where request_id = one.request)),
                   (select count(*) from place where offering_id = any($1) and request_id <> all($2))
            """
        );
        ask.Parameters.Add(new() { Value = crowd.Offerings });
        ask.Parameters.Add(new() { Value = given });
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }
}
