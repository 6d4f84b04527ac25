using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace AfterSchool.Enrolment.Tests;

public sealed class AskForPlaceTests(EnrolmentApp app)
{
    [Fact]
    public async Task Costs_two_questions_and_one_writing()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "");
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

        using var ask = new HttpRequestMessage(HttpMethod.Put, $"/enrolment/v1/requests/{Guid.CreateVersion7()}")
        {
            Content = JsonContent.Create(new { pupilId = pupils.Children[0].Id, choices = new[] { offering } }),
            Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } },
        };
        await pupils.Guardian(pupils.Children[0]).SendAsync(ask).IsAsync(HttpStatusCode.NoContent);

        Assert.True(commands.Count == 3, string.Join("\n---\n", commands));
    }
}
