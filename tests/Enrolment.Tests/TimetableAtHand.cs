using System.Net;
using System.Text.Json;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What schools do to their timetable in a test.</summary>
internal static class TimetableAtHand
{
    public static readonly object LateMonday = new[] { SchoolAtHand.Slot("monday", "17:00:00", "18:00:00") };
    public static readonly object Tuesday = new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") };

    public static async Task<(SchoolAtHand School, Guid Plan)> OpenAsync(this EnrolmentApp app)
    {
        var school = await app.SchoolAsync();
        return (school, await school.PlanInForceAsync());
    }

    public static async Task<Guid> RoomAsync(
        SchoolAtHand school,
        string name = "活动室",
        string kind = "room",
        bool usable = true
    )
    {
        var id = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"inventory/{id}",
                new
                {
                    schoolId = school.Id,
                    kind,
                    name,
                    isUsable = usable,
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    public static object Single(string day, string starts, string ends) =>
        new
        {
            day,
            starts,
            ends,
        };

    public static Task<HttpResponseMessage> ChangeAsync(
        SchoolAtHand school,
        Guid offering,
        object? weekly = null,
        Guid? roomId = null
    ) =>
        school.AsOffice.PostAsync(
            $"offerings/{offering}/change",
            new
            {
                weekly,
                roomId,
                reason = "教师时间调整",
            }
        );

    public static Task<HttpResponseMessage> ExchangeAsync(SchoolAtHand school, string runsAs) =>
        school.AsOffice.PutAsync(
            $"schools/{school.Id}/day",
            new
            {
                dismissals = Array.Empty<object>(),
                breaks = Array.Empty<object>(),
                exchanged = new[] { new { day = "2026-10-10", runsAs } },
            }
        );

    public static async Task<JsonElement> CollisionAsync(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
