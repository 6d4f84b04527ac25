using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Tests.Policy;

/// <summary>A command through the whole of a service: what rules out, what goes on, what is written down.</summary>
public sealed class DecidingTests(DecidingTests.OneProbe probe) : IClassFixture<DecidingTests.OneProbe>
{
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly HttpClient _office = probe.Service.As(Guid.CreateVersion7(), Roles.SchoolOffice);

    [Fact]
    public async Task A_refusal_names_rule_verdict_and_sentence_and_leaves_only_the_decision()
    {
        var problem = await _office
            .PutLessonsAsync(_id, new { count = 3 })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);

        var line = problem.GetProperty("policy")[0];
        Assert.Equal("too-many-lessons", line.GetProperty("rule").GetString());
        Assert.Equal("refused", line.GetProperty("verdict").GetString());
        Assert.Equal("probe/2024-03-18", line.GetProperty("edition").GetString());
        Assert.Equal("(一)", line.GetProperty("article").GetString());
        Assert.Equal("不得超过两节", line.GetProperty("quote").GetString());
        Assert.Equal("每天 3 节，超过了 2 节。", problem.GetProperty("detail").GetString());
        Assert.False(problem.GetProperty("overridable").GetBoolean());
        Assert.Equal(0, await probe.Service.InDbAsync((_, db) => db.Marks.CountAsync(mark => mark.Id == _id)));
        Assert.Equal(0, await probe.Service.InDbAsync((_, db) => db.Creations.CountAsync(one => one.Id == _id)));
        Assert.Equal(1, await probe.Service.InDbAsync((_, db) => db.Decisions.CountAsync(one => one.SubjectId == _id)));
    }

    [Fact]
    public async Task People_are_answered_in_their_language()
    {
        _office.DefaultRequestHeaders.Add("Accept-Language", "en-GB, zh;q=0.5");

        var problem = await _office
            .PutLessonsAsync(_id, new { count = 3 })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("3 lessons a day are more than 2.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_needs_a_reason_passes_with_one_and_keeps_it()
    {
        var problem = await _office
            .PutLessonsAsync(_id, new { count = 1, share = 0.49 })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.GetProperty("overridable").GetBoolean());

        await _office
            .PutLessonsAsync(
                _id,
                new
                {
                    count = 1,
                    share = 0.49,
                    reason = "操场维修",
                }
            )
            .StatusAsync(HttpStatusCode.NoContent);

        var decision = await probe.Service.InDbAsync(
            (_, db) => db.Decisions.OrderBy(one => one.Id).LastAsync(one => one.SubjectId == _id)
        );
        Assert.Equal(("操场维修", Verdict.Noted), (decision.Reason, decision.Verdict));
    }

    [Fact]
    public async Task What_the_list_does_not_name_waits_for_the_authority_and_then_passes()
    {
        var lessons = new { count = 1, activity = "beekeeping" };
        var waiting = await _office.PutLessonsAsync(_id, lessons).ProblemAsync(HttpStatusCode.Accepted);
        var held = waiting.GetProperty("heldMatterId").GetGuid();
        var grant = new { granted = true, words = "同意" };

        await Decide(held, "44", Departments.Education, grant).StatusAsync(HttpStatusCode.NotFound);
        await Decide(held, "43", Departments.Finance, grant).StatusAsync(HttpStatusCode.NotFound);
        await _office.PutLessonsAsync(_id, lessons).ProblemAsync(HttpStatusCode.Accepted);
        await Decide(held, "43", Departments.Education, grant).StatusAsync(HttpStatusCode.NoContent);
        await Decide(held, "43", Departments.Education, grant).StatusAsync(HttpStatusCode.NoContent);
        await Decide(held, "43", Departments.Education, new { granted = false, words = "不同意" })
            .StatusAsync(HttpStatusCode.Conflict);

        await _office.PutLessonsAsync(_id, lessons).StatusAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_thing_and_another_body_is_a_conflict()
    {
        await _office.PutLessonsAsync(_id, new { count = 1 }).StatusAsync(HttpStatusCode.NoContent);
        await _office.PutLessonsAsync(_id, new { count = 1 }).StatusAsync(HttpStatusCode.NoContent);
        await _office.PutLessonsAsync(_id, new { count = 2 }).ProblemAsync(HttpStatusCode.Conflict);

        Assert.Equal(1, await probe.Service.InDbAsync((_, db) => db.Marks.CountAsync(mark => mark.Id == _id)));
    }

    [Fact]
    public async Task A_duty_overdue_is_told_once()
    {
        var due = new DateOnly(2026, 8, 31);
        await probe.Service.InDbAsync(
            async (services, db) =>
            {
                var page = services.GetRequiredService<Editions<ProbePage>>().Pages[0];
                var finding = (page.MostLessons! with { Force = Force.Duty }).Broken("owed").Findings[0];
                var matter = new Matter("probe", _id, null, page.Division, page.Edition, due);
                var book = services.GetRequiredService<DutyBook>();
                await book.OpenAsync(finding, matter, CancellationToken.None);
                await book.OpenAsync(finding, matter, CancellationToken.None);
                return await db.SaveChangesAsync();
            }
        );

        var told = await probe.Told.FirstAsync<DutyOverdue>(one => one.DueOn == due && one.Rule == "owed");

        Assert.Equal(("probe", "school", "(一)"), (told.Service, told.BoundBody, told.Article));
        Assert.Single(probe.Told.Of<DutyOverdue>());
    }

    [Fact]
    public async Task A_local_setting_fills_what_is_left_open_and_contradicts_nothing()
    {
        var education = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Education);
        var setting = new
        {
            key = "leastShare",
            division = "4301",
            from = "2026-09-01",
            value = 0.6,
            document = "长沙市通知",
            number = "长教〔2026〕5号",
            quote = "不低于60%",
        };

        await Enter(education, setting).StatusAsync(HttpStatusCode.NoContent);
        await Enter(education, setting with { division = "4302" }).StatusAsync(HttpStatusCode.NotFound);
        var refused = await Enter(education, setting with { key = "mostLessons" })
            .ProblemAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            ["以本办法为准", "不得超过两节"],
            refused.GetProperty("policy").EnumerateArray().Select(line => line.GetProperty("quote").GetString())
        );
        var found = await FindAsync("430102", new DateOnly(2026, 9, 1));
        Assert.Equal((0.6m, "不低于60%"), (found.Value, found.Sources[0].Quote));
        Assert.Equal(2, found.Sources.Count);
        Assert.Equal(0.5m, (await FindAsync("430102", new DateOnly(2026, 8, 31))).Value);
        Assert.Equal(0.5m, (await FindAsync("4302", new DateOnly(2026, 9, 1))).Value);
    }

    private Task<Cited<decimal>> FindAsync(string division, DateOnly day) =>
        probe.Service.InDbAsync(
            async (services, _) =>
                (
                    await services
                        .GetRequiredService<Settings>()
                        .FindAsync(
                            "leastShare",
                            TextValue.Read<DivisionCode>(division),
                            day,
                            services.GetRequiredService<Editions<ProbePage>>().Pages[0].LeastShare,
                            CancellationToken.None
                        )
                )!
        );

    private static Task<HttpResponseMessage> Enter(HttpClient client, object setting) =>
        client.PutAsJsonAsync($"/probe/v1/settings/{Guid.CreateVersion7()}", setting);

    private Task<HttpResponseMessage> Decide(Guid held, string division, string department, object decision) =>
        probe
            .Service.As(Guid.CreateVersion7(), Roles.Authority, division, department)
            .PostAsJsonAsync($"/probe/v1/held/{held}/decide", decision);

    public sealed class OneProbe : IAsyncLifetime
    {
        public ProbeService Service { get; private set; } = null!;

        public Listener Told { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var backends = await ProbeBackends.NewAsync();
            Told = await Listener.StartAsync(backends.Broker);
            Service = await ProbeService.StartAsync(backends);
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await Told.DisposeAsync();
        }
    }
}
