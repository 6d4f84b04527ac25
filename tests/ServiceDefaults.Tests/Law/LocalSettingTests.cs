using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Probe;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Tests.Law;

/// <summary>Settings are entered with their document, keep their history, and show where they decided.</summary>
public sealed class LocalSettingTests(OneProbe probe) : IClassFixture<OneProbe>
{
    private readonly HttpClient _education = probe.Service.As(
        Guid.CreateVersion7(),
        Roles.Authority,
        "4301",
        Departments.Education
    );

    [Theory]
    [InlineData("leastShare", "\"half\"", "/value")]
    [InlineData("leastShare", "null", "/value")]
    [InlineData("endsAt", "1800", "/value")]
    public async Task A_value_in_another_form_is_told_by_its_place(string key, string json, string pointer)
    {
        var setting = Settings.Of("4301", JsonSerializer.Deserialize<JsonElement>(json), key);

        var problem = await Settings
            .PutAsync(_education, Guid.CreateVersion7(), setting)
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Another_department_is_refused_and_the_refusal_is_written_down()
    {
        var id = Guid.CreateVersion7();

        var problem = await Settings
            .PutAsync(_education, id, Settings.Of("4301", new { any = 1 }, "free.value"))
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("setting-of-another-department", problem.GetProperty("policy")[0].GetProperty("rule").GetString());
        Assert.Equal(1, await probe.Service.InDbAsync((_, db) => db.Decisions.CountAsync(one => one.SubjectId == id)));
        Assert.Equal(0, await probe.Service.InDbAsync((_, db) => db.LocalSettings.CountAsync(one => one.Id == id)));
    }

    [Fact]
    public async Task A_number_beyond_all_counting_is_read_as_it_was_written_and_hides_no_other_setting()
    {
        var price = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4309", Departments.Price);
        var beyond = JsonSerializer.Deserialize<JsonElement>("""{"any":1e999}""");
        await Settings
            .PutAsync(price, Guid.CreateVersion7(), Settings.Of("4309", beyond, "free.value"))
            .StatusAsync(HttpStatusCode.NoContent);

        // As PostgreSQL keeps it: digit by digit.
        var page = await price.GetStringAsync("/authority/probe/settings");
        Assert.Contains($"1{new string('0', 999)}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_entry_twice_is_one_and_a_later_one_stands_beside_it()
    {
        var price = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4307", Departments.Price);
        var (id, setting) = (Guid.CreateVersion7(), Settings.Of("4307", new { any = 1 }, "free.value"));

        await Settings.PutAsync(price, id, setting).StatusAsync(HttpStatusCode.NoContent);
        await Settings.PutAsync(price, id, setting).StatusAsync(HttpStatusCode.NoContent);
        await Settings
            .PutAsync(price, id, Settings.Of("4307", new { any = 2 }, "free.value"))
            .ProblemAsync(HttpStatusCode.Conflict);
        await Settings
            .PutAsync(price, Guid.CreateVersion7(), Settings.Of("4307", new { any = 2 }, "free.value"))
            .StatusAsync(HttpStatusCode.NoContent);

        var history = await price.GetFromJsonAsync<JsonElement>("/probe/v1/settings?key=free.value");
        Assert.Equal(
            [1, 2],
            history.EnumerateArray().Select(one => one.GetProperty("value").GetProperty("any").GetInt32())
        );
    }

    [Fact]
    public async Task Shows_the_decisions_and_matters_that_cited_it_and_what_would_count_without_it()
    {
        var id = await Settings.EnterAsync(_education, "4301", 0.9);
        var office = probe.Service.As(Guid.CreateVersion7(), Roles.SchoolOffice);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await office
            .PutLessonsAsync(first, new { count = 1, share = 0.8 })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);
        await office
            .PutLessonsAsync(
                first,
                new
                {
                    count = 1,
                    share = 0.8,
                    reason = "操场维修",
                }
            )
            .StatusAsync(HttpStatusCode.NoContent);
        await office
            .PutLessonsAsync(second, new { count = 1, share = 0.7 })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);
        // 0.9 itself is enough, so this one has nothing to cite.
        await office
            .PutLessonsAsync(Guid.CreateVersion7(), new { count = 1, share = 0.9 })
            .StatusAsync(HttpStatusCode.NoContent);

        var shown = await _education.GetFromJsonAsync<JsonElement>($"/probe/v1/settings/{id}");
        var uses = await _education.GetFromJsonAsync<JsonElement>($"/probe/v1/settings/{id}/uses?limit=2");

        Assert.Equal(3, shown.GetProperty("uses").GetProperty("decisions").GetInt32());
        Assert.Equal(2, shown.GetProperty("uses").GetProperty("matters").GetInt32());
        Assert.False(shown.GetProperty("uses").GetProperty("isAtLeast").GetBoolean());
        var instead = shown.GetProperty("setting").GetProperty("instead");
        Assert.Equal(0.5m, instead.GetProperty("value").GetDecimal());
        Assert.True(instead.GetProperty("isDefault").GetBoolean());
        Assert.Equal([first, first], uses.EnumerateArray().Select(use => use.GetProperty("subjectId").GetGuid()));
        Assert.Equal("share-too-small", uses[0].GetProperty("rules")[0].GetString());
    }

    [Fact]
    public async Task Its_uses_are_found_by_an_index()
    {
        var plan = await probe.Service.InDbAsync(
            async (_, db) =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = """
                    set enable_seqscan = off;
                    explain select * from decision where findings @? '$[*].sources[*].setting'
                    and findings @> '[{"sources":[{"setting":"019a0000-0000-7000-8000-0000000000ff"}]}]'::jsonb
                    """;
                await using var reader = await command.ExecuteReaderAsync();
                var lines = new List<string>();
                while (await reader.ReadAsync())
                    lines.Add(reader.GetString(0));
                return string.Join('\n', lines);
            }
        );

        Assert.Contains("ix_decision_cites_setting", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nobodys_elses_business()
    {
        var id = await Settings.EnterAsync(
            probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4308", Departments.Education),
            "4308",
            0.6
        );
        var office = probe.Service.As(Guid.CreateVersion7(), Roles.SchoolOffice);

        await _education.GetAsync($"/probe/v1/settings/{id}").ProblemAsync(HttpStatusCode.NotFound);
        await _education.GetAsync($"/probe/v1/settings/{id}/uses").ProblemAsync(HttpStatusCode.NotFound);
        await _education.GetAsync($"/authority/probe/settings/{id}").ProblemAsync(HttpStatusCode.NotFound);
        await office.GetAsync("/probe/v1/settings").ProblemAsync(HttpStatusCode.Forbidden);
        await probe.Service.Anonymous().GetAsync("/authority/probe/settings").ProblemAsync(HttpStatusCode.Unauthorized);
        var own = await _education.GetFromJsonAsync<JsonElement>("/probe/v1/settings?limit=1000");
        Assert.DoesNotContain(own.EnumerateArray(), one => one.GetProperty("id").GetGuid() == id);
    }
}
