using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Tests.Roll;

public sealed class EnterRollTests(DirectoryApp app)
{
    [Fact]
    public async Task Tells_a_school_whole_and_each_change_with_a_greater_revision()
    {
        var (id, body) = (Guid.CreateVersion7(), DirectoryApp.ASchool());
        var entered = await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync($"/directory/v1/schools/{id}", body));
        Assert.Equal("\"1\"", entered.Headers.ETag!.Tag);

        body["name"] = "实验学校";
        var changed = await PutAsync(app.Operator, $"/directory/v1/schools/{id}", body, revision: 1);
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);

        var told = await app.Told.FirstAsync<SchoolRecorded>(one => one.SchoolId == id && one.Revision == 2);
        Assert.Equal(("实验学校", "primary", "430102"), (told.Name, told.Kind, told.DivisionCode));
        Assert.Single(app.Told.Of<SchoolRecorded>(), one => one.SchoolId == id && one.Revision == 1);
    }

    [Fact]
    public async Task Answers_the_same_request_as_before_and_another_under_the_same_id_with_conflict()
    {
        var (id, body) = (Guid.CreateVersion7(), DirectoryApp.ASchool());
        var path = $"/directory/v1/schools/{id}";
        await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync(path, body));
        Assert.Equal(HttpStatusCode.NoContent, (await app.Operator.PutAsJsonAsync(path, body)).StatusCode);
        Assert.Equal(
            1,
            await app.InDbAsync(db => db.Schools.Where(one => one.Id == id).Select(one => one.Revision).SingleAsync())
        );

        var before = body.DeepClone();
        body["name"] = "另一所学校";
        Assert.Equal(HttpStatusCode.Conflict, (await app.Operator.PutAsJsonAsync(path, body)).StatusCode);
        var stale = await PutAsync(app.Operator, path, body, revision: 7);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

        // A late repetition of the creation, after a change, changes nothing back.
        Assert.True((await PutAsync(app.Operator, path, body, revision: 1)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Operator.PutAsJsonAsync(path, before)).StatusCode);
        Assert.Equal(
            "另一所学校",
            await app.InDbAsync(db => db.Schools.Where(one => one.Id == id).Select(one => one.Name).SingleAsync())
        );
    }

    [Fact]
    public async Task Makes_one_thing_of_two_creations_at_once()
    {
        var (id, body) = (Guid.CreateVersion7(), DirectoryApp.ASchool());
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => app.Operator.PutAsJsonAsync($"/directory/v1/schools/{id}", body.DeepClone()))
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        await app.Told.FirstAsync<SchoolRecorded>(one => one.SchoolId == id);
        Assert.Single(app.Told.Of<SchoolRecorded>(), one => one.SchoolId == id);
    }

    [Fact]
    public async Task Tells_a_pupil_with_name_and_grounds_sealed_and_keeps_neither_in_clear()
    {
        const string name = "欧阳若水";
        var school = await app.SchoolAsync();
        var one = await app.ClassAsync(school, grade: 5);
        var id = Guid.CreateVersion7();
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/pupils/{id}",
                DirectoryApp.APupil(school, one, name, "left-behind-xyz", "low-income")
            )
        );

        var told = await app.Told.FirstAsync<PupilRecorded>(pupil => pupil.PupilId == id);
        Assert.Equal((5, true, "day"), (told.Grade, told.OnRoll, told.Residence));
        Assert.Equal(name, app.Names.Open(told.NameSealed, $"{id}/name"));
        Assert.Equal("left-behind-xyz,low-income", app.Grounds.Open(told.GroundsSealed, $"{id}/grounds"));
        Assert.DoesNotContain(
            name,
            JsonSerializer.Serialize(told, JsonSerializerOptions.Web),
            StringComparison.Ordinal
        );

        var raw = await app.RawTablesAsync();
        Assert.Contains(id.ToString(), raw, StringComparison.Ordinal);
        Assert.DoesNotContain(name, raw, StringComparison.Ordinal);
        Assert.DoesNotContain("left-behind-xyz", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enters_a_thousand_pupils_together_or_none()
    {
        var school = await app.SchoolAsync();
        var one = await app.ClassAsync(school);
        var pupils = Enumerable
            .Range(0, 1_000)
            .Select(_ => new { id = Guid.CreateVersion7(), pupil = DirectoryApp.APupil(school, one) })
            .ToArray();
        await DirectoryApp.OkAsync(app.Operator.PostAsJsonAsync("/directory/v1/pupils/batch", new { pupils }));
        await DirectoryApp.OkAsync(app.Operator.PostAsJsonAsync("/directory/v1/pupils/batch", new { pupils }));
        Assert.Equal(1_000, await app.InDbAsync(db => db.Pupils.CountAsync(row => row.SchoolId == school)));

        var wrong = new { id = Guid.CreateVersion7(), pupil = DirectoryApp.APupil(school, Guid.CreateVersion7()) };
        var right = new { id = Guid.CreateVersion7(), pupil = DirectoryApp.APupil(school, one) };
        var refused = await app.Operator.PostAsJsonAsync(
            "/directory/v1/pupils/batch",
            new { pupils = new[] { right, wrong } }
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("/pupils/1/pupil/classId", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1_000, await app.InDbAsync(db => db.Pupils.CountAsync(row => row.SchoolId == school)));
    }

    [Fact]
    public async Task Tells_links_and_their_end()
    {
        var school = await app.SchoolAsync();
        var pupil = await app.PupilAsync(school, await app.ClassAsync(school));
        var (guardian, _, _) = await app.AccountAsync(Roles.Guardian);
        var id = Guid.CreateVersion7();
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/guardian-links/{id}",
                new { guardianAccountId = guardian, pupilId = pupil }
            )
        );
        Assert.True((await app.Told.FirstAsync<GuardianLinkRecorded>(link => link.LinkId == id)).IsActive);
        var mine = await app.As(guardian, Roles.Guardian).GetFromJsonAsync<JsonArray>("/directory/v1/pupils");
        Assert.Equal("李小明", Assert.Single(mine!)!["pupil"]!["name"]!.GetValue<string>());

        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/guardian-links/{id}/end", null));
        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/guardian-links/{id}/end", null));
        var ended = await app.Told.FirstAsync<GuardianLinkRecorded>(link => link.LinkId == id && link.Revision == 2);
        Assert.False(ended.IsActive);
        Assert.Empty((await app.As(guardian, Roles.Guardian).GetFromJsonAsync<JsonArray>("/directory/v1/pupils"))!);
    }

    [Fact]
    public async Task Opens_the_duty_teachers_role_only_while_the_person_is_cleared()
    {
        var school = await app.SchoolAsync();
        var (id, _) = await app.StaffAsync(school, Roles.DutyTeacher);
        Assert.Empty((await app.Told.FirstAsync<StaffPostRecorded>(post => post.AccountId == id)).Roles);

        await app.TellAsync(
            new StaffCleared
            {
                PersonId = id,
                Revision = 1,
                SchoolId = school,
                Category = "own",
                ClearedUntil = new DateOnly(2027, 8, 31),
                Edition = "hunan/2024-03-18",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        var opened = await app.Told.FirstAsync<StaffPostRecorded>(post => post.AccountId == id && post.Revision == 2);
        Assert.Equal([Roles.DutyTeacher], opened.Roles);

        await app.TellAsync(
            new ClearanceLapsed
            {
                PersonId = id,
                Revision = 2,
                SchoolId = school,
                Reason = "expired",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        var closed = await app.Told.FirstAsync<StaffPostRecorded>(post => post.AccountId == id && post.Revision == 3);
        Assert.Empty(closed.Roles);
    }

    [Fact]
    public async Task Refuses_what_is_malformed_with_a_pointer()
    {
        var school = await app.SchoolAsync();
        var answer = await app.Operator.PutAsJsonAsync(
            $"/directory/v1/terms/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school,
                name = "2026-autumn",
                firstDay = "2026-09-01",
                lastDay = "2026-08-31",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("/lastDay", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PutAsync(
        HttpClient client,
        string path,
        JsonNode body,
        long revision
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        return await client.SendAsync(request);
    }
}
