using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

public sealed class GateTests(SafetyApp app)
{
    [Fact]
    public async Task Refuses_one_who_comes_to_teach_and_is_not_on_the_cleared_list()
    {
        var campus = await app.CampusAsync(children: 1);
        await EnterAsync(campus, "teach", Guid.CreateVersion7())
            .RulesAsync("refused", "gate-not-cleared", "(六)", "严禁不符合规定条件的人员进入学校");
        var entry = await EnterAsync(campus, "teach", campus.Teacher).JsonAsync();
        Assert.Equal("admitted", entry.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Holds_an_unknown_visitor_until_the_schools_duty_manager_decides()
    {
        var campus = await app.CampusAsync(children: 1);
        var waiting = await EnterAsync(campus, "deliver", person: null, "赵师傅").JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("waiting", waiting.GetProperty("status").GetString());
        var id = waiting.GetProperty("id").GetGuid();
        var decide = $"/safety/v1/gate-entries/{id}/decide";
        await campus.AsTeacher.PostAsJsonAsync(decide, new { admit = true }).IsAsync(HttpStatusCode.Forbidden);
        var official = app.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Education);
        await official.PostAsJsonAsync(decide, new { admit = true }).IsAsync(HttpStatusCode.Forbidden);
        await campus.AsOffice.PostAsJsonAsync(decide, new { admit = false }).IsAsync(HttpStatusCode.NoContent);
        await campus.AsOffice.PostAsJsonAsync(decide, new { admit = true }).IsAsync(HttpStatusCode.Conflict);

        var kept = await app.InDbAsync(db => db.GateEntries.SingleAsync(one => one.Id == id));
        Assert.Equal("赵师傅", app.Names.Open(kept.VisitorNameSealed!, $"{id}/name"));
    }

    private static Task<HttpResponseMessage> EnterAsync(
        Campus campus,
        string purpose,
        Guid? person,
        string? name = null
    ) =>
        campus.AsTeacher.PutAsJsonAsync(
            $"/safety/v1/gate-entries/{Guid.CreateVersion7()}",
            new
            {
                schoolId = campus.School,
                purpose,
                direction = "in",
                personId = person,
                visitorName = name,
            }
        );
}
