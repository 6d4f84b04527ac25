using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Safety.Custodies;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Safety.Tests;

public sealed class CustodyTests(SafetyApp app)
{
    private const string OrderedSystem = "制定并落实考勤、监管、交接班制度和应急预案";

    [Fact]
    public async Task Passes_the_group_on_when_giver_and_receiver_count_the_same()
    {
        var campus = await (await app.CampusAsync()).BegunAsync();
        var reliever = await campus.RelieverAsync();
        var id = await OfferAsync(campus, campus.AsTeacher, reliever, 3);
        await ConfirmAsync(app.As(reliever, Roles.DutyTeacher), id, 3).IsAsync(HttpStatusCode.NoContent);
        await ConfirmAsync(app.As(reliever, Roles.DutyTeacher), id, 3).IsAsync(HttpStatusCode.NoContent);
        Assert.All(await campus.OnCampusAsync(), one => Assert.Equal(reliever, one.Value));
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, campus.Children[0]).IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(3, 2)] // the receiver misses one
    [InlineData(2, 2)] // both miscount: three are in care
    [InlineData(4, 3)]
    public async Task Leaves_the_children_with_the_giver_and_alerts_when_counts_differ(int given, int received)
    {
        var campus = await (await app.CampusAsync()).BegunAsync();
        var reliever = await campus.RelieverAsync();
        var id = await OfferAsync(campus, campus.AsTeacher, reliever, given);
        await ConfirmAsync(app.As(reliever, Roles.DutyTeacher), id, received)
            .RulesAsync("pending", "hand-over-count", "(十)", OrderedSystem);
        Assert.All(await campus.OnCampusAsync(), one => Assert.Equal(campus.Teacher, one.Value));
        await app.Told.FirstAsync<NoticeDue>(told =>
            told.Template == "hand-over-mismatch" && told.ToAccountId == campus.Teacher
        );
        var kept = await app.InDbAsync(db => db.HandOvers.SingleAsync(one => one.Id == id));
        Assert.Equal(received, kept.ReceivedCount);
        Assert.NotNull(kept.MismatchedAt);
        var search = Assert.Single(await campus.OpenDutiesAsync("hand-over-mismatch"));
        Assert.Equal("school", search.GetProperty("bound").GetString());
        Assert.Equal(OrderedSystem, search.GetProperty("quote").GetString());
        Assert.Equal(app.Clock.Today().ToString("O"), search.GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task Does_not_pass_children_to_one_who_may_not_stand_before_them()
    {
        var campus = await (await app.CampusAsync()).BegunAsync();
        var idle = await campus.StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        await campus
            .AsTeacher.PutAsJsonAsync(
                $"/safety/v1/hand-overs/{Guid.CreateVersion7()}",
                new
                {
                    sessionId = campus.Session,
                    toPersonId = idle,
                    count = 3,
                }
            )
            .RulesAsync("refused", "sign-in-not-cleared", "(六)", "严禁不符合规定条件的人员进入学校");
    }

    [Fact]
    public async Task Is_kept_by_the_database_from_ever_being_held_twice()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var problem = await Assert.ThrowsAsync<DbUpdateException>(() =>
            app.InDbAsync(async db =>
            {
                var session = await db.Sessions.SingleAsync(one => one.Id == campus.Session);
                db.Custodies.Add(Custody.Begin(campus.Children[0].Pupil, session, app.Clock.Now()));
                return await db.SaveChangesAsync();
            })
        );
        Assert.Equal("23505", Assert.IsType<PostgresException>(problem.InnerException).SqlState);
    }

    /// <summary>
    /// Promise 5, whatever three adults and four children do: each child on campus has one responsible adult, it is the one the
    /// model says, and the campus is empty exactly when the count is zero.
    /// </summary>
    [Fact]
    public async Task Gives_each_child_on_campus_exactly_one_adult_through_any_sequence_of_steps()
    {
        var step = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[-1, 1]);
        await step.Array[1, 14]
            .SampleAsync(
                async steps =>
                {
                    var campus = await app.CampusAsync(children: 4);
                    var story = new CustodyStory(app, campus, [campus.Teacher, await campus.RelieverAsync()]);
                    await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
                    foreach (var (kind, child, adult, slip) in steps)
                    {
                        await story.StepAsync(kind, child, adult % 2, slip);
                        Assert.Equal(story.Expected, await campus.OnCampusAsync());
                    }
                },
                iter: 12,
                threads: 1
            );
    }

    private static async Task<Guid> OfferAsync(Campus campus, HttpClient giver, Guid receiver, int count)
    {
        var id = Guid.CreateVersion7();
        await giver
            .PutAsJsonAsync(
                $"/safety/v1/hand-overs/{id}",
                new
                {
                    sessionId = campus.Session,
                    toPersonId = receiver,
                    count,
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient receiver, Guid id, int count) =>
        receiver.PostAsJsonAsync($"/safety/v1/hand-overs/{id}/confirm", new { count });
}
