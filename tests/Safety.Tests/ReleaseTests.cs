using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Safety;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

public sealed class ReleaseTests(SafetyApp app)
{
    private const string Link = "建立学生离校信息对接机制";

    [Fact]
    public async Task Refuses_a_stranger_and_says_that_the_list_is_a_default()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var child = campus.Children[0] with { Guardian = Guid.CreateVersion7() };
        var line = await campus
            .ReleaseToGuardianAsync(campus.AsTeacher, child)
            .RulesAsync("refused", "release-to-stranger", "(十)", Link);
        Assert.True(line.GetProperty("isDefault").GetBoolean());
        Assert.Single(await campus.OnCampusAsync());
    }

    [Fact]
    public async Task Refuses_a_guardian_whose_link_ended_today()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var child = campus.Children[0];
        await campus.LinkAsync(child, isActive: false, revision: 2);
        await Eventually.True(
            () => app.InDbAsync(db => db.GuardianLinks.AnyAsync(one => one.Id == child.Link && !one.IsActive)),
            "the end of the link is kept"
        );
        await campus
            .ReleaseToGuardianAsync(campus.AsTeacher, child)
            .RulesAsync("refused", "release-to-stranger", "(十)", Link);
    }

    [Fact]
    public async Task Lets_a_listed_person_collect_the_child_until_taken_off_and_keeps_the_name_sealed()
    {
        var campus = await (await app.CampusAsync(children: 2)).BegunAsync();
        var (first, second) = (campus.Children[0], campus.Children[1]);
        var listed = await ListAsync(first, "张奶奶");
        var other = await ListAsync(second, "李爷爷");
        await ReleaseAsync(campus, second, "listedPerson", listed)
            .RulesAsync("refused", "release-to-stranger", "(十)", Link);
        await ReleaseAsync(campus, first, "listedPerson", listed).IsAsync(HttpStatusCode.NoContent);

        var guardian = app.As(second.Guardian, Roles.Guardian);
        await guardian.PostAsync($"/safety/v1/pick-up-persons/{other}/remove", null).IsAsync(HttpStatusCode.NoContent);
        await ReleaseAsync(campus, second, "listedPerson", other)
            .RulesAsync("refused", "release-to-stranger", "(十)", Link);

        var names = await app.InDbAsync(db => db.PickUpPersons.Select(one => one.NameSealed).ToListAsync());
        Assert.DoesNotContain(names, name => name.Contains('张') || name.Contains('李'));
    }

    [Fact]
    public async Task Lets_a_child_go_alone_only_with_written_consent()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var child = campus.Children[0];
        await ReleaseAsync(campus, child, "alone")
            .RulesAsync("refused", "release-without-consent", "(四)", "公交车、客运班车等运营时间相协调");
        await app.As(child.Guardian, Roles.Guardian)
            .PutAsJsonAsync(
                $"/safety/v1/release-consents/{Guid.CreateVersion7()}",
                new
                {
                    pupilId = child.Pupil,
                    manner = "alone",
                    validFrom = app.Clock.Today(),
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await ReleaseAsync(campus, child, "bus")
            .RulesAsync("refused", "release-without-consent", "(四)", "公交车、客运班车等运营时间相协调");
        await ReleaseAsync(campus, child, "alone").IsAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData(0, 0, HttpStatusCode.NoContent)] // first and last day are days of it
    [InlineData(-5, -1, HttpStatusCode.UnprocessableEntity)]
    [InlineData(1, 5, HttpStatusCode.UnprocessableEntity)]
    public async Task Counts_a_list_and_a_consent_from_the_first_day_to_the_last(
        int from,
        int until,
        HttpStatusCode expected
    )
    {
        var campus = await (await app.CampusAsync(children: 2)).BegunAsync();
        var (collected, alone) = (campus.Children[0], campus.Children[1]);
        var (first, last) = (app.Clock.Today().AddDays(from), app.Clock.Today().AddDays(until));
        var person = await Campus.EnterAsync(
            app.As(collected.Guardian, Roles.Guardian),
            "pick-up-persons",
            new
            {
                pupilId = collected.Pupil,
                relation = "grandparent",
                name = "张奶奶",
                validFrom = first,
                validUntil = last,
            }
        );
        await Campus.EnterAsync(
            app.As(alone.Guardian, Roles.Guardian),
            "release-consents",
            new
            {
                pupilId = alone.Pupil,
                manner = "alone",
                validFrom = first,
                validUntil = last,
            }
        );
        await ReleaseAsync(campus, collected, "listedPerson", person).IsAsync(expected);
        await ReleaseAsync(campus, alone, "alone").IsAsync(expected);
    }

    [Fact]
    public async Task Is_one_release_however_often_it_is_sent()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var (child, id) = (campus.Children[0], Guid.CreateVersion7());
        for (var i = 0; i < 3; i++)
            await campus.ReleaseToGuardianAsync(campus.AsTeacher, child, id).IsAsync(HttpStatusCode.NoContent);
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, child).IsAsync(HttpStatusCode.Conflict);
        await app.Told.FirstAsync<PupilReleased>(told => told.PupilId == child.Pupil);
        Assert.Equal(1, await app.InDbAsync(db => db.Releases.CountAsync(one => one.PupilId == child.Pupil)));
        Assert.Equal(1, await app.InDbAsync(db => db.LeaveNotices.CountAsync(one => one.PupilId == child.Pupil)));
    }

    [Fact]
    public async Task Is_one_release_when_two_adults_let_the_child_go_at_once()
    {
        var campus = await (await app.CampusAsync(children: 8)).BegunAsync();
        foreach (var child in campus.Children)
        {
            var answers = await Task.WhenAll(
                campus.ReleaseToGuardianAsync(campus.AsTeacher, child),
                campus.ReleaseToGuardianAsync(campus.AsOffice, child)
            );
            Assert.Equal(
                [HttpStatusCode.NoContent, HttpStatusCode.Conflict],
                answers.Select(answer => answer.StatusCode).Order()
            );
        }

        Assert.Empty(await campus.OnCampusAsync());
        Assert.Equal(8, await app.InDbAsync(db => db.Releases.CountAsync(one => one.SchoolId == campus.School)));
    }

    [Fact]
    public async Task Answers_a_curious_guardian_or_teacher_as_if_there_were_no_such_child()
    {
        var campus = await (await app.CampusAsync(children: 2)).BegunAsync();
        var (own, other) = (campus.Children[0], campus.Children[1]);
        var guardian = app.As(own.Guardian, Roles.Guardian);
        await guardian
            .PutAsJsonAsync(Person(Guid.CreateVersion7()), Listed(other, "某人"))
            .IsAsync(HttpStatusCode.NotFound);
        var listed = await ListAsync(other, "某人");
        await guardian.PostAsync($"{Person(listed)}/remove", null).IsAsync(HttpStatusCode.NotFound);

        var teacher = await campus.StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        var curious = app.As(teacher, Roles.DutyTeacher);
        await campus.ReleaseToGuardianAsync(curious, other).IsAsync(HttpStatusCode.NotFound);
        await campus.CallRollAsync(curious, (other, "present")).IsAsync(HttpStatusCode.NotFound);
        await campus.CloseAsync(curious).IsAsync(HttpStatusCode.NotFound);
        await curious.GetAsync($"/safety/v1/campus?schoolId={campus.School}").IsAsync(HttpStatusCode.Forbidden);
        var elsewhere = await app.CampusAsync(children: 1);
        await elsewhere
            .AsOffice.GetAsync($"/safety/v1/campus?schoolId={campus.School}")
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Says_no_name_in_anything_it_tells()
    {
        var campus = await (await app.CampusAsync(children: 2)).BegunAsync();
        await ListAsync(campus.Children[0], "王外婆");
        foreach (var child in campus.Children)
            await campus.ReleaseToGuardianAsync(campus.AsTeacher, child).IsAsync(HttpStatusCode.NoContent);
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        await app.Told.FirstAsync<SessionHeld>(told => told.SessionId == campus.Session);
        await app.Told.FirstAsync<NoticeDue>(told => told.ToGuardiansOfPupilId == campus.Children[1].Pupil);

        var told = app.Told.Of<object>().Select(one => System.Text.Json.JsonSerializer.Serialize(one, Plain)).ToArray();
        Assert.NotEmpty(told);
        var own = told.Where(body => !body.Contains("NameSealed", StringComparison.Ordinal));
        Assert.DoesNotContain(
            own,
            body =>
                body.Contains("湘小朋友", StringComparison.Ordinal) || body.Contains("王外婆", StringComparison.Ordinal)
        );
        var kept = await app.InDbAsync(db => db.Decisions.Select(one => one.Findings).ToListAsync());
        Assert.DoesNotContain(kept, findings => findings.Contains("湘小朋友", StringComparison.Ordinal));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Person(Guid id) => $"/safety/v1/pick-up-persons/{id}";

    private object Listed(Child child, string name) =>
        new
        {
            pupilId = child.Pupil,
            relation = "grandparent",
            name,
            validFrom = app.Clock.Today(),
        };

    private async Task<Guid> ListAsync(Child child, string name)
    {
        var id = Guid.CreateVersion7();
        await app.As(child.Guardian, Roles.Guardian)
            .PutAsJsonAsync(Person(id), Listed(child, name))
            .IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    private static Task<HttpResponseMessage> ReleaseAsync(
        Campus campus,
        Child child,
        string manner,
        Guid? person = null
    ) =>
        campus.AsTeacher.PutAsJsonAsync(
            $"/safety/v1/releases/{Guid.CreateVersion7()}",
            new
            {
                sessionId = campus.Session,
                pupilId = child.Pupil,
                manner,
                pickUpPersonId = person,
            }
        );
}
