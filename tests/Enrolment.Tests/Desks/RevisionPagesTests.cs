using System.Net;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Tests.Family;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>A change of a plan as the office makes it: all that its reviewer would find, and everything that may change, by page.</summary>
public sealed class RevisionPagesTests(EnrolmentApp app)
{
    private const string Terms = "/school/enrolment/terms";

    [Fact]
    public async Task A_change_says_all_that_the_rules_find_and_where_it_is_mended()
    {
        var at = await AtAsync();
        await at.SavedAsync(("section-service", ""));
        var html = await at.Office.ReadAsync(at.Page);
        Assert.Contains("<a href=\"#section-service\">", html, StringComparison.Ordinal);
        Assert.Contains("制定学校课后服务及收费方案", html, StringComparison.Ordinal);
        // Programs read the same.
        var findings = await at.School.AsOffice.ReadAsync($"plans/{at.Plan}/revisions/{at.Id}/findings");
        Assert.False(findings.GetProperty("mayBeSubmitted").GetBoolean());
        var pointers = findings
            .GetProperty("findings")
            .EnumerateArray()
            .Where(one => one.TryGetProperty("pointer", out _))
            .Select(one => one.GetProperty("pointer").GetString());
        Assert.Contains("/sections/service", pointers);

        using var refused = await at.Office.SendAsync($"{at.Page}/submit", [KeyValuePair.Create("id", $"{at.Id}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("href=\"#findings\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await at.SavedAsync(("section-service", "每天三节"));
        html = await at.Office.ReadAsync(at.Page);
        Assert.DoesNotContain("<a href=\"#section-service\">", html, StringComparison.Ordinal);
        using var done = await at.Office.SendAsync($"{at.Page}/submit", [KeyValuePair.Create("id", $"{at.Id}")]);
        Assert.Equal($"{at.Page}?done=submit", done.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Seats_and_how_parents_were_asked_change_with_it_and_nothing_typed_is_lost()
    {
        var at = await AtAsync();
        (string, string)[] filled =
        [
            ("seats-activity-0", "reading"),
            ("seats-group-0", "teams"),
            ("seats-seats-0", "很多"),
            ("seats-why-0", "校队训练"),
            ("consultation-method", "parentMeeting"),
            ("consultation-from", "2026-08-26"),
            ("consultation-to", "2026-08-28"),
            ("consultation-asked", "300"),
            ("consultation-respondents", "290"),
            ("consultation-agreed", "280"),
            ("consultation-result", "同意增设校队名额"),
            ("consultation-evidence", new string('a', 64)),
        ];
        using var wrong = await at.SaveAsync(filled);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#seats-seats-0\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"校队训练\"", html, StringComparison.Ordinal);
        Assert.Contains("同意增设校队名额</textarea>", html, StringComparison.Ordinal);

        filled[2] = ("seats-seats-0", "4");
        await at.SavedAsync(filled);
        var content = (await RevisionAsync(at.Id)).Content;
        Assert.Equal([new InternalSeats("reading", "teams", 4, "校队训练")], content.InternalSeats);
        Assert.Equal(
            ("parentMeeting", 290, new string('a', 64)),
            (content.Consultation!.Method, content.Consultation.Respondents, content.Consultation.Evidence)
        );
        // What the form does not speak of stays: the plan keeps its own until the change is published.
        await at.SavedAsync(("section-service", "每天三节"));
        Assert.NotNull((await RevisionAsync(at.Id)).Content.Consultation);
        Assert.Empty(
            await app.InDbAsync(db =>
                db.Plans.Where(one => one.Id == at.Plan).Select(one => one.InternalSeats).SingleAsync()
            ) ?? []
        );
    }

    [Fact]
    public async Task A_plan_that_is_drafted_declares_its_seats_by_page_and_another_schools_office_does_not()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var (office, path) = (new FamilyReader(app, school.AsOffice), $"{Terms}/{school.TermId}/plan");
        List<KeyValuePair<string, string>> form =
        [
            KeyValuePair.Create("seats-activity-0", "reading"),
            KeyValuePair.Create("seats-group-0", "staffChildren"),
            KeyValuePair.Create("seats-seats-0", "2"),
            KeyValuePair.Create("seats-why-0", "教职工子女"),
        ];
        using var foreign = await new FamilyReader(app, other.AsOffice).SendAsync($"{path}/internal-seats", form);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var done = await office.SendAsync($"{path}/internal-seats", form);
        Assert.Equal($"{path}?done=internal-seats", done.Headers.Location?.OriginalString);
        Assert.Contains("每项预留 2 个", await office.ReadAsync(path), StringComparison.Ordinal);

        // Declared twice for one group: said beside the table, and what was typed is there.
        using var twice = await office.SendAsync(
            $"{path}/internal-seats",
            [
                .. form,
                .. form.Select(one =>
                    KeyValuePair.Create(one.Key.Replace("-0", "-1", StringComparison.Ordinal), one.Value)
                ),
            ]
        );
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        var html = await twice.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#internal-seats\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "id=\"seats-why-1\" name=\"seats-why-1\" maxlength=\"500\" value=\"教职工子女\"",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_schools_office_and_authority_read_nothing_of_a_change()
    {
        var at = await AtAsync();
        await at.SavedAsync(("section-service", "每天三节"));
        var other = await app.SchoolInAsync(FivePlaces.Lipu);
        foreach (var who in (HttpClient[])[other.AsOffice, other.AsEducation()])
            await who.GetAsync($"/enrolment/v1/plans/{at.Plan}/revisions/{at.Id}/findings")
                .IsAsync(HttpStatusCode.NotFound);
        await at
            .School.AsEducation()
            .GetAsync($"/enrolment/v1/plans/{at.Plan}/revisions/{at.Id}/findings")
            .IsAsync(HttpStatusCode.OK);
        await new FamilyReader(app, other.AsOffice).GetAsync(at.Page).IsAsync(HttpStatusCode.NotFound);
    }

    private async Task<Changed> AtAsync()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        return new Changed(
            school,
            plan,
            Guid.CreateVersion7(),
            new FamilyReader(app, school.AsOffice),
            $"{Terms}/{school.TermId}/revision"
        );
    }

    private Task<PlanRevision> RevisionAsync(Guid id) =>
        app.InDbAsync(db => db.PlanRevisions.AsNoTracking().SingleAsync(one => one.Id == id));

    private sealed record Changed(SchoolAtHand School, Guid Plan, Guid Id, FamilyReader Office, string Page)
    {
        public Task<HttpResponseMessage> SaveAsync(params (string Name, string Value)[] filled) =>
            Office.SendAsync(
                $"{Page}/save",
                [
                    KeyValuePair.Create("id", $"{Id}"),
                    KeyValuePair.Create("reason", "家长会后调整"),
                    KeyValuePair.Create("fee-activity-0", "reading"),
                    KeyValuePair.Create("fee-title-0", "阅读"),
                    KeyValuePair.Create("fee-amount-0", "180"),
                    .. filled.Select(one => KeyValuePair.Create(one.Name, one.Value)),
                ]
            );

        public async Task SavedAsync(params (string Name, string Value)[] filled)
        {
            using var saved = await SaveAsync(filled);
            Assert.True(
                saved.StatusCode == HttpStatusCode.Redirect,
                $"{saved.StatusCode}: {await saved.Content.ReadAsStringAsync()}"
            );
        }
    }
}
