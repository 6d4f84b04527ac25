using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>How people make calendars and telephones read them in a test.</summary>
internal static class CalendarAtHand
{
    public static async Task<(SchoolAtHand School, Guid Offering, ClassAtHand Class)> TakingPartAsync(
        this EnrolmentApp app,
        params (string Key, object? Value)[] but
    )
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var room = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"inventory/{room}",
                new
                {
                    schoolId = school.Id,
                    kind = "room",
                    name = "合唱教室",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var offering = await school.OnMenuAsync(plan, [("roomId", room), .. but]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{request}/agreement/signatures", new { party = "school", method = "online" })
            .IsAsync(HttpStatusCode.NoContent);
        return (school, offering, pupils);
    }

    public static Task<HttpResponseMessage> MakeAsync(HttpClient who, Guid id, string kind, Guid subject) =>
        who.PutAsync($"calendars/{id}", new { kind, subjectId = subject });

    public static async Task<(Guid Id, string Address)> MadeAsync(HttpClient who, string kind, Guid subject)
    {
        var id = Guid.CreateVersion7();
        using var answer = await MakeAsync(who, id, kind, subject);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (id, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!);
    }

    public static Task<HttpResponseMessage> RevokeAsync(HttpClient who, Guid id) =>
        who.PostAsync($"calendars/{id}/revoke", new { });

    public static Task<HttpResponseMessage> ChangeAsync(SchoolAtHand school, Guid offering, string weekday) =>
        school
            .AsOffice.PostAsync(
                $"offerings/{offering}/change",
                new { weekly = new[] { SchoolAtHand.Slot(weekday, "16:30:00", "17:30:00") }, reason = "教师时间调整" }
            )
            .IsAsync(HttpStatusCode.NoContent);

    // As a telephone does: nobody is signed in.
    public static async Task<HttpResponseMessage> ReadAsync(this EnrolmentApp app, string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null)
            request.Headers.Add("If-None-Match", tag);
        return await app.CreateClient().SendAsync(request);
    }

    public static async Task<IReadOnlyList<Ical.Net.CalendarComponents.CalendarEvent>> EventsAsync(
        this EnrolmentApp app,
        string address
    )
    {
        using var answer = await app.ReadAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events];
    }
}
