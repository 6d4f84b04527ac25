using System.Net;

namespace AfterSchool.Enrolment.Tests;

public sealed class AllocatePlacesTests(EnrolmentApp app)
{
    [Fact]
    public async Task Gives_many_places_with_as_many_questions_as_few()
    {
        // There each place opens a task: the agreement that the school still owes.
        var few = await CommandsForAsync(2);
        var many = await CommandsForAsync(9);

        Assert.True(few.Count == many.Count, string.Join("\n---\n", many));
    }

    private async Task<IReadOnlyList<string>> CommandsForAsync(int places)
    {
        var school = await app.SchoolInAsync(FivePlaces.Zaozhuang);
        var offering = await school.OfferAsync(await school.OpenAsync(FivePlaces.Zaozhuang), ("capacity", places));
        var pupils = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", places)]);
        foreach (var child in pupils.Children)
            await pupils
                .Guardian(child)
                .PutAsync($"requests/{Guid.CreateVersion7()}", new { pupilId = child.Id, choices = new[] { offering } })
                .IsAsync(HttpStatusCode.NoContent);

        var commands = await school.AsOffice.CommandsOfAsync(
            HttpMethod.Post,
            $"offerings/{offering}/allocate",
            new { },
            HttpStatusCode.OK
        );
        Assert.Equal(places, (await school.DutiesOfAsync("agreement-missing")).Count);
        return commands;
    }
}
