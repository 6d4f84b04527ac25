using System.Net;

namespace AfterSchool.Enrolment.Tests;

public sealed class AskForPlaceTests(EnrolmentApp app)
{
    [Fact]
    public async Task Costs_two_questions_and_one_writing()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "");

        var commands = await pupils
            .Guardian(pupils.Children[0])
            .CommandsOfAsync(
                HttpMethod.Put,
                $"requests/{Guid.CreateVersion7()}",
                new { pupilId = pupils.Children[0].Id, choices = new[] { offering } },
                HttpStatusCode.NoContent
            );

        Assert.True(commands.Count == 3, string.Join("\n---\n", commands));
    }
}
