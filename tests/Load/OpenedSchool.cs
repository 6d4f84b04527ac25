using System.Net.Http.Json;
using AfterSchool.EndToEnd;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Load;

/// <summary>The story's town, up to the moment when families may ask.</summary>
internal sealed class OpenedSchool
{
    public required Person Guardian { get; init; }

    public required Person Office { get; init; }

    public required Guid Plan { get; init; }

    public required Guid Pupil { get; init; }

    public required Guid Offering { get; init; }

    public static async Task<OpenedSchool> OpenAsync(RunningSystem system)
    {
        var story = await Story.BeginAsync(system, "hunan");
        await story.UntilTheMenuIsPublishedAsync();
        var school = story.School;
        return new OpenedSchool
        {
            Guardian = school.GuardianOf(school.Made.Pupils[0]),
            Office = school.Office,
            Plan = story.Opening.Plan,
            Pupil = school.Made.Pupils[0].Id,
            Offering = story.Sport.Id,
        };
    }

    public HttpRequestMessage Read() => new(HttpMethod.Get, $"/enrolment/v1/plans/{Plan}");

    public HttpRequestMessage Ask() =>
        new(HttpMethod.Put, $"/enrolment/v1/requests/{Guid.CreateVersion7()}")
        {
            Content = JsonContent.Create(new { pupilId = Pupil, choices = new[] { Offering } }),
        };
}
