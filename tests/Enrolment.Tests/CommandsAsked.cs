using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The commands to PostgreSQL that one request costs, as its own trace shows them.</summary>
internal static class CommandsAsked
{
    /// <summary>Sends the request and gives their texts.</summary>
    public static Task<IReadOnlyList<string>> CommandsOfAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object body,
        HttpStatusCode expected
    ) => client.CommandsAtAsync(method, $"/enrolment/v1/{path}", body, expected);

    /// <summary>The same at a whole path, with or without a body.</summary>
    public static async Task<IReadOnlyList<string>> CommandsAtAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        HttpStatusCode expected
    )
    {
        var trace = ActivityTraceId.CreateRandom();
        var commands = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = one =>
            {
                if (one.Source.Name == "Npgsql" && one.TraceId == trace)
                    lock (commands)
                        commands.Add(one.GetTagItem("db.query.text") as string ?? one.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
            Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } },
        };
        await client.SendAsync(request).IsAsync(expected);
        return commands;
    }
}
