using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>
/// What is taken away counts today, whatever a token says that is out: a post and a child's guardian are asked of the roll, at Directory at
/// once and elsewhere as soon as it is told.
/// </summary>
[Collection(nameof(RehearsedCity))]
public sealed class TakenAwayTests(RehearsedCity city)
{
    [Fact]
    public async Task A_guardian_who_is_none_any_more_reaches_the_child_no_more()
    {
        var ground = await city.GroundAsync();
        var (side, child) = (ground.NextDoor, Guid.Parse(ground.NextDoor.Book["pupilId"]!));
        var guardian = side.Standing.Single(one => one.Role == "guardian");
        var door = ground.Doors.Single(one => one.Key == "PUT /safety/v1/pick-up-persons/{id}");
        Task<Answer> ReadAsync() => guardian.AskAsync("GET", $"/directory/v1/pupils/{child}");
        Task<Answer> ListAsync() => guardian.AskAsync(MadeBody.To(door, side)!);
        Assert.Equal((200, 204), ((await ReadAsync()).Status, (await ListAsync()).Status));

        await city.Operator.DoesPostAsync(
            $"/directory/v1/guardian-links/{side.School.Stage.Chance.Id($"link/{child}")}/end"
        );

        Assert.Equal(404, (await ReadAsync()).Status);
        await Eventually.Equal(404, async () => (await ListAsync()).Status, "Safety has heard that the link has ended");
    }

    [Fact]
    public async Task Who_has_no_post_any_more_reaches_the_school_no_more()
    {
        var ground = await city.GroundAsync();
        var side = ground.NextDoor;
        var (school, office) = (side.School.Made.Id, side.Standing.Single(one => one.Role == "schoolOffice"));
        var door = ground.Doors.Single(one => one.Key == "PUT /safety/v1/insurance-policies/{id}");
        Task<Answer> ReadAsync() => office.AskAsync("GET", $"/directory/v1/schools/{school}");
        Task<Answer> InsureAsync() => office.AskAsync(MadeBody.To(door, side)!);
        Assert.Equal((200, 204), ((await ReadAsync()).Status, (await InsureAsync()).Status));

        await city.Operator.DoesPostAsync($"/directory/v1/schools/{school}/posts/{side.School.Office.Account}/end");

        Assert.Equal(404, (await ReadAsync()).Status);
        await Eventually.Equal(
            404,
            async () => (await InsureAsync()).Status,
            "Safety has heard that the post has ended"
        );
    }
}
