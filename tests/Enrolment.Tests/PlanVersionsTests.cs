using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is filed stays as it is; a change is another version, reviewed as the plan was.</summary>
public sealed class PlanVersionsTests(EnrolmentApp app)
{
    private const string Hunan = "430102";
    private const string Urumqi = "650102";

    [Fact]
    public async Task Freezes_what_is_filed_under_a_number_and_the_hash_of_its_bytes()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();

        var shown = await school.AsOffice.ReadAsync($"plans/{plan}");
        Assert.Matches("^FA-430102-2026-[0-9]{6}$", shown.GetProperty("number").GetString()!);
        Assert.Equal(1, shown.GetProperty("versionInForce").GetInt32());
        var frozen = await app.InDbAsync(db => db.PlanVersions.SingleAsync(one => one.PlanId == plan));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(frozen.Canonical))),
            frozen.Sha256
        );
        Assert.Equal(frozen.Sha256, (await OneVersionAsync(school, plan, 1)).GetProperty("sha256").GetString());
        // Members in order of their names, and no white space: the same paper has the same bytes.
        Assert.StartsWith(
            "{\"content\":{\"consultation\":{\"agreed\":null,",
            frozen.Canonical,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Refuses_to_change_what_is_filed_by_any_door_but_a_revision()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();

        var other = new { sections = new { safety = "另一套" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", other).IsAsync(HttpStatusCode.Conflict);
        var more = new { sections = new { extra = "又一节" } };
        await school.AsOffice.PostAsync($"plans/{plan}/sections", more).IsAsync(HttpStatusCode.Conflict);
        await school.SchemeAsync(plan, SchoolAtHand.Line("sport", "1.00")).IsAsync(HttpStatusCode.Conflict);
        await school
            .AsOffice.PostAsync($"plans/{plan}/internal-seats", Held("sport", 3))
            .IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(1, await app.InDbAsync(db => db.PlanVersions.CountAsync(one => one.PlanId == plan)));
    }

    [Fact]
    public async Task Keeps_the_version_in_force_until_the_revision_is_approved_and_published()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var revision = await ReviseAsync(school, plan, "门卫换岗");

        // Published without approval: refused, and nothing has changed.
        (await PublishAsync(school, plan, revision).IsRefusedAsync()).Has(
            "refused",
            "plan-not-approved",
            "(七)",
            "报主管教育行政部门批准"
        );
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("值班、交接、门卫", await SafetyAsync(school, plan));
        await school.OnMenuAsync(plan);
        await DecideAsync(plan, revision, approved: true).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("值班、交接、门卫", await SafetyAsync(school, plan));

        await PublishAsync(school, plan, revision).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("门卫换岗", await SafetyAsync(school, plan));
        var told = await app.Told.FirstAsync<PlanInForce>(one => one.PlanId == plan && one.Version == 2);
        Assert.True(told.IsApproved);
        Assert.True((await OneVersionAsync(school, plan, 2)).GetProperty("isInForce").GetBoolean());
        Assert.False((await OneVersionAsync(school, plan, 1)).GetProperty("isInForce").GetBoolean());
    }

    [Fact]
    public async Task Shows_the_reviewer_field_by_field_what_changes_and_the_public_only_what_was_published()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var revision = await ReviseAsync(school, plan, "门卫换岗", fee: "200.00");
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);

        var difference = await app.Education().ReadAsync($"plans/{plan}/difference?from=1&to=2");
        var changes = difference
            .GetProperty("changes")
            .EnumerateArray()
            .Select(one =>
                (
                    one.GetProperty("pointer").GetString(),
                    one.GetProperty("old").GetString(),
                    one.GetProperty("new").GetString()
                )
            )
            .ToArray();
        Assert.Contains(("/content/sections/safety", "值班、交接、门卫", "门卫换岗"), changes);
        Assert.Contains(("/content/feeScheme/0/amount", "180.00", "200.00"), changes);
        Assert.DoesNotContain(changes, change => change.Item1 == "/version");
        Assert.DoesNotContain(changes, change => change.Item1 == "/content/sections/service");

        // A guardian reads what is in force, and nothing of what is under review.
        var anybody = app.As(Guid.CreateVersion7(), Roles.Guardian);
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync($"plans/{plan}/difference?from=1&to=2"));
        Assert.Equal(1, (await anybody.ReadAsync($"plans/{plan}/versions")).GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, await anybody.StatusAsync($"plans/{plan}/revisions"));
    }

    [Fact]
    public async Task Takes_one_of_two_revisions_that_are_drafted_at_the_same_moment()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(at =>
                    school.AsOffice.PutAsync($"plans/{plan}/revisions/{Guid.CreateVersion7()}", Change($"第{at}稿"))
                )
        );
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Is_decided_or_withdrawn_but_never_both_when_both_come_at_the_same_moment()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var revision = await ReviseAsync(school, plan, "门卫换岗");
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);

        var answers = await Task.WhenAll(
            DecideAsync(plan, revision, approved: true),
            school.AsOffice.PostAsync(Path(plan, revision, "withdraw"), new { })
        );

        var status = await app.InDbAsync(db =>
            db.PlanRevisions.Where(one => one.Id == revision).Select(one => one.Status.ToString()).SingleAsync()
        );
        var (decided, withdrawn) = (
            answers[0].StatusCode == HttpStatusCode.NoContent,
            answers[1].StatusCode == HttpStatusCode.NoContent
        );
        Assert.True(decided || withdrawn);
        // A decision that came first is withdrawn after it; one that came second found nothing to decide.
        Assert.Equal(withdrawn ? "Withdrawn" : "Reviewed", status);
        Assert.Equal("值班、交接、门卫", await SafetyAsync(school, plan));
    }

    [Fact]
    public async Task Gives_a_returned_revision_back_to_be_changed_and_handed_in_again_as_a_version_of_its_own()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var revision = await ReviseAsync(school, plan, "门卫换岗");
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", Change("偷偷改"))
            .IsAsync(HttpStatusCode.Conflict);
        await DecideAsync(plan, revision, approved: false).IsAsync(HttpStatusCode.NoContent);

        await school
            .AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", Change("两人值守"))
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(plan, revision, approved: true).IsAsync(HttpStatusCode.NoContent);
        await PublishAsync(school, plan, revision).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal("两人值守", await SafetyAsync(school, plan));
        Assert.Equal(3, (await school.AsOffice.ReadAsync($"plans/{plan}")).GetProperty("versionInForce").GetInt32());
    }

    [Fact]
    public async Task Notes_the_reason_where_the_term_is_the_fixed_period()
    {
        var school = await app.SchoolInAsync(Urumqi);
        var plan = await school.OpenedAsync();
        var revision = await ReviseAsync(school, plan, "门卫换岗");

        // No review is named there: what is published is in force.
        await PublishAsync(school, plan, revision).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(
            ("noted", "课后服务原则上以一学期为相对固定期"),
            await school.EnteredAsync(revision, "plan-fixed-for-term")
        );
    }

    [Fact]
    public async Task Tells_the_families_who_take_part_that_the_plan_has_changed()
    {
        var school = await app.SchoolInAsync(Urumqi);
        var plan = await school.OpenedAsync();
        var offering = await school.OnMenuAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "", "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AllocateAsync(offering);
        var revision = await ReviseAsync(school, plan, "门卫换岗");
        await PublishAsync(school, plan, revision).IsAsync(HttpStatusCode.NoContent);

        await app.Told.FirstAsync<Contracts.Everyone.NoticeDue>(one =>
            one.ToGuardiansOfPupilId == pupils.Children[0].Id && one.Template == "plan-changed"
        );
    }

    [Fact]
    public async Task Is_nobody_else_s_to_revise_decide_or_publish()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var (plan, foreign) = (await school.PlanInForceAsync(), await other.PlanInForceAsync());
        var revision = await ReviseAsync(school, plan, "门卫换岗");

        foreach (var verb in new[] { "submit", "withdraw" })
            await other.AsOffice.PostAsync(Path(plan, revision, verb), new { }).IsAsync(HttpStatusCode.NotFound);
        // A revision is reached by its own plan alone.
        await other.AsOffice.PostAsync(Path(foreign, revision, "submit"), new { }).IsAsync(HttpStatusCode.NotFound);
        await other
            .AsOffice.PutAsync($"plans/{foreign}/revisions/{revision}", Change("改别人的"))
            .IsAsync(HttpStatusCode.NotFound);
        await PublishAsync(other, plan, revision).IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PostAsync(Path(plan, revision, "submit"), new { }).IsAsync(HttpStatusCode.NoContent);
        await app.Education("430181")
            .PostAsync(Path(plan, revision, "decide"), Decision(true))
            .IsAsync(HttpStatusCode.NotFound);
        await app.As(Guid.CreateVersion7(), Roles.Authority, Hunan, Departments.Price)
            .PostAsync(Path(plan, revision, "decide"), Decision(true))
            .IsAsync(HttpStatusCode.NotFound);
    }

    private static async Task<Guid> ReviseAsync(SchoolAtHand school, Guid plan, string safety, string? fee = null)
    {
        var revision = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", Change(safety, fee))
            .IsAsync(HttpStatusCode.NoContent);
        return revision;
    }

    private static object Change(string safety, string? fee = null) =>
        new
        {
            reason = "校门改造",
            sections = new { safety },
            feeScheme = fee is null ? null : new[] { SchoolAtHand.Line("sport", fee) },
        };

    private static object Held(string activity, int seats) =>
        new
        {
            seats = new[]
            {
                new
                {
                    activity,
                    group = "staffChildren",
                    seats,
                    why = "教职工子女随班",
                },
            },
        };

    private static object Decision(bool approved) =>
        new
        {
            approved,
            number = "教批〔2026〕9号",
            words = "已阅",
        };

    private Task<HttpResponseMessage> DecideAsync(Guid plan, Guid revision, bool approved) =>
        app.Education().PostAsync(Path(plan, revision, "decide"), Decision(approved));

    private static Task<HttpResponseMessage> PublishAsync(SchoolAtHand school, Guid plan, Guid revision) =>
        school.AsOffice.PostAsync(
            Path(plan, revision, "publish"),
            new { places = new[] { "bulletinBoard" }, on = "2026-09-01" }
        );

    private static string Path(Guid plan, Guid revision, string verb) => $"plans/{plan}/revisions/{revision}/{verb}";

    private static async Task<string?> SafetyAsync(SchoolAtHand school, Guid plan) =>
        (await school.AsOffice.ReadAsync($"plans/{plan}")).GetProperty("sections").GetProperty("safety").GetString();

    private static async Task<JsonElement> OneVersionAsync(SchoolAtHand school, Guid plan, int version) =>
        (await school.AsOffice.ReadAsync($"plans/{plan}/versions"))
            .EnumerateArray()
            .Single(one => one.GetProperty("version").GetInt32() == version);
}
