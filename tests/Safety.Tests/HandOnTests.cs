using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

/// <summary>Children go on from one session to the next by count (交接到下一班).</summary>
public sealed class HandOnTests(SafetyApp app)
{
    [Fact]
    public async Task Passes_on_those_of_the_next_roster_and_leaves_the_others_with_the_giver()
    {
        var (campus, next, receiver) = await TwoGroupsAsync();
        var id = Guid.CreateVersion7();
        await OfferAsync(campus, id, receiver, next, 2).IsAsync(HttpStatusCode.NoContent);
        await ConfirmAsync(receiver, id, 2).IsAsync(HttpStatusCode.NoContent);

        var adults = await campus.OnCampusAsync();
        Assert.Equal(receiver, adults[campus.Children[0].Pupil]);
        Assert.Equal(receiver, adults[campus.Children[1].Pupil]);
        Assert.Equal(campus.Teacher, adults[campus.Children[2].Pupil]);
        var sessions = await app.InDbAsync(db =>
            db.Custodies.Where(one => one.SchoolId == campus.School)
                .ToDictionaryAsync(one => one.PupilId, one => one.SessionId)
        );
        Assert.Equal(next, sessions[campus.Children[0].Pupil]);
        Assert.Equal(campus.Session, sessions[campus.Children[2].Pupil]);
        // The giver still answers for the third child, so the giver's session does not end yet.
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Counts_only_those_of_the_next_roster_and_lets_the_counts_agree_on_a_second_try()
    {
        var (campus, next, receiver) = await TwoGroupsAsync();
        var id = Guid.CreateVersion7();
        await OfferAsync(campus, id, receiver, next, 2).IsAsync(HttpStatusCode.NoContent);
        // Three are in the giver's care, but two of them go on: 2 = 2, and 3 is one too many.
        await ConfirmAsync(receiver, id, 3).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.All(await campus.OnCampusAsync(), one => Assert.Equal(campus.Teacher, one.Value));
        Assert.Single(await campus.OpenDutiesAsync("hand-over-mismatch"));

        await ConfirmAsync(receiver, id, 2).IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await campus.OpenDutiesAsync("hand-over-mismatch"));
    }

    [Fact]
    public async Task Refuses_a_next_session_that_is_not_the_receivers()
    {
        var (campus, next, _) = await TwoGroupsAsync();
        var other = await campus.RelieverAsync();
        var problem = await OfferAsync(campus, Guid.CreateVersion7(), other, next, 2)
            .JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal("/toSessionId", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Does_not_take_a_child_over_by_roll_call_while_another_adult_answers_for_it()
    {
        var (campus, next, receiver) = await TwoGroupsAsync();
        await app.As(receiver, Roles.DutyTeacher)
            .PostAsJsonAsync(
                $"/safety/v1/sessions/{next}/roll-call",
                new { marks = new[] { new { pupilId = campus.Children[0].Pupil, mark = "present" } } }
            )
            .RulesAsync("pending", "hand-over-owed", "(十)", "制定并落实考勤、监管、交接班制度和应急预案");
        Assert.Equal(campus.Teacher, (await campus.OnCampusAsync())[campus.Children[0].Pupil]);
    }

    /// <summary>Three children with the first teacher; the first two are on the roster of the next group too.</summary>
    private async Task<(Campus Campus, Guid Next, Guid Receiver)> TwoGroupsAsync()
    {
        var campus = await (await app.CampusAsync(children: 3)).BegunAsync();
        var receiver = await campus.RelieverAsync();
        var next = await campus.NextGroupAsync(receiver, campus.Children[0], campus.Children[1]);
        await app.As(receiver, Roles.DutyTeacher)
            .PostAsync($"/safety/v1/sessions/{next}/sign-in", null)
            .IsAsync(HttpStatusCode.NoContent);
        return (campus, next, receiver);
    }

    private static Task<HttpResponseMessage> OfferAsync(Campus campus, Guid id, Guid receiver, Guid next, int count) =>
        campus.AsTeacher.PutAsJsonAsync(
            $"/safety/v1/hand-overs/{id}",
            new
            {
                sessionId = campus.Session,
                toPersonId = receiver,
                count,
                toSessionId = next,
            }
        );

    private Task<HttpResponseMessage> ConfirmAsync(Guid receiver, Guid id, int count) =>
        app.As(receiver, Roles.DutyTeacher).PostAsJsonAsync($"/safety/v1/hand-overs/{id}/confirm", new { count });
}
