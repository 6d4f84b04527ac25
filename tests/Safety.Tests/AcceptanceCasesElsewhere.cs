using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

/// <summary>Cases of the catalogue, section 7, that leave the clock alone: given, when, then in their words.</summary>
public sealed class AcceptanceCasesElsewhere(SafetyApp app)
{
    private const string Lipu = "450381";
    private const string Urumqi = "650102";

    [Fact]
    public async Task AC_102_Lipu_a_hand_over_whose_counts_differ_stays_pending_and_starts_a_search()
    {
        // Given: the giver has 28 students and the taker confirms 27.
        var campus = await (await app.CampusAsync(children: 28, division: Lipu)).BegunAsync();
        var taker = await campus.RelieverAsync();
        var id = await Campus.EnterAsync(
            campus.AsTeacher,
            "hand-overs",
            new
            {
                sessionId = campus.Session,
                toPersonId = taker,
                count = 28,
            }
        );
        // When: confirm. Then: pending, alert, search; not completed until the counts match.
        await ConfirmAsync(taker, id, 27)
            .RulesAsync("pending", "hand-over-count", "五(二)", "制定并落实严格的考勤、监管、交接班制度");
        await app.Told.FirstAsync<NoticeDue>(told =>
            told.Template == "hand-over-mismatch" && told.ToAccountId == campus.Office
        );
        await campus.OwesAsync("hand-over-mismatch", "school", "五(二)", "制定并落实严格的考勤、监管、交接班制度");
        Assert.All(await campus.OnCampusAsync(), one => Assert.Equal(campus.Teacher, one.Value));

        await ConfirmAsync(taker, id, 28).IsAsync(HttpStatusCode.NoContent);
        Assert.All(await campus.OnCampusAsync(), one => Assert.Equal(taker, one.Value));
        Assert.Empty(await campus.OpenDutiesAsync("hand-over-mismatch"));
    }

    [Fact]
    public async Task AC_105_Urumqi_a_teacher_without_a_signed_letter_is_assigned_and_the_school_has_a_task()
    {
        // Given: no letter. When: assign (the campus opens with the assignment). Then: it goes through, with a task.
        var campus = await app.CampusAsync(children: 1, division: Urumqi);
        await campus.SignInAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);
        await Testing.Eventually.True(
            async () => (await campus.OpenDutiesAsync("responsibility-not-fixed")).Length == 1,
            "the task is open"
        );
        await campus.OwesAsync("responsibility-not-fixed", "school", "五(一)", "要以责任书、承诺书等形式");

        // Another written form does it as well: 「等形式」.
        await Campus.EnterAsync(
            campus.AsOffice,
            "responsibility-documents",
            new
            {
                schoolId = campus.School,
                personId = campus.Teacher,
                form = "otherWritten",
                signedOn = "2026-09-01",
                keptAt = "校办文件柜3",
            }
        );
        Assert.Empty(await campus.OpenDutiesAsync("responsibility-not-fixed"));
    }

    [Fact]
    public async Task AC_108_Hunan_a_severe_water_hazard_closes_the_place_and_moves_its_groups_but_stops_no_session()
    {
        // Given: a severe finding in the category foodAndWater, open.
        const string Sentence = "认真排查设施设备、食品与饮用水供应";
        var campus = await app.CampusAsync(children: 1);
        var hazard = await Campus.EnterAsync(
            campus.AsTeacher,
            "hazards",
            new
            {
                schoolId = campus.School,
                category = "foodAndWater",
                severity = "severe",
                place = "食堂",
                words = "直饮水浑浊",
                rectifyBy = app.Clock.Today().AddDays(2),
            }
        );
        var owed = await campus.OwesAsync("hazard-open", "school", "(十)", Sentence);
        Assert.Equal(app.Clock.Today().AddDays(2).ToString("O"), owed.GetProperty("dueOn").GetString());

        // When: use the place. Then: task; the place is closed, the group is to be moved, the session goes on.
        await campus.BegunAsync();
        var used = await PlaceAsync(campus, "食堂");
        Assert.True(used.GetProperty("isClosed").GetBoolean());
        var line = used.GetProperty("policy")[0];
        Assert.Equal("duty", line.GetProperty("verdict").GetString());
        Assert.Equal("place-closed", line.GetProperty("rule").GetString());
        await campus.OwesAsync("place-closed", "school", "(十)", Sentence);
        Assert.False((await PlaceAsync(campus, "阅览室")).GetProperty("isClosed").GetBoolean());
        Assert.Empty(await campus.OpenDutiesAsync("place-closed"));
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, campus.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await campus.CloseAsync(campus.AsTeacher).IsAsync(HttpStatusCode.NoContent);

        // Until rectified and verified, by somebody else.
        var principal = app.As(await campus.StaffAsync(Guid.CreateVersion7(), Roles.Principal), Roles.Principal);
        var verify = $"/safety/v1/hazards/{hazard}/verify";
        await principal.PostAsync(verify, null).RulesAsync("pending", "hazard-not-rectified", "(十)", Sentence);
        await campus
            .AsOffice.PostAsJsonAsync($"/safety/v1/hazards/{hazard}/rectify", new { words = "更换滤芯，水质检测合格" })
            .IsAsync(HttpStatusCode.NoContent);
        await campus
            .AsOffice.PostAsync(verify, null)
            .RulesAsync("refused", "hazard-needs-a-second-person", "(十)", Sentence);
        Assert.Single(await campus.OpenDutiesAsync("hazard-open"));
        await principal.PostAsync(verify, null).IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await campus.OpenDutiesAsync("hazard-open"));
        var open = await campus.AsOffice.GetAsync($"/safety/v1/hazards?schoolId={campus.School}&open=true").JsonAsync();
        Assert.Equal(0, open.GetArrayLength());
    }

    [Fact]
    public async Task AC_109_Lipu_a_visitor_not_on_the_list_is_registered_and_held_at_the_gate()
    {
        // Given: an external person not on the vetted list. When: gate entry in service time.
        var campus = await app.CampusAsync(children: 1, division: Lipu);
        var visitor = Guid.CreateVersion7();
        var answer = await EnterGateAsync(campus, visitor, "visit").JsonAsync(HttpStatusCode.Accepted);
        // Then: registered and held (pending) until the duty manager admits or turns away.
        Assert.Equal("waiting", answer.GetProperty("status").GetString());
        var line = answer.GetProperty("policy")[0];
        Assert.Equal("pending", line.GetProperty("verdict").GetString());
        Assert.Equal("gate-unknown-person", line.GetProperty("rule").GetString());
        Assert.Equal("五(二)", line.GetProperty("article").GetString());
        Assert.Equal("强化活动场所安全检查和门卫登记管理制度", line.GetProperty("quote").GetString());
        var again = await EnterGateAsync(campus, visitor, "visit").JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("gate-unknown-person", again.GetProperty("policy")[0].GetProperty("rule").GetString());
        Assert.Equal(1, await app.InDbAsync(db => db.GateEntries.CountAsync(one => one.Id == visitor)));
        await campus
            .AsOffice.PostAsJsonAsync($"/safety/v1/gate-entries/{visitor}/decide", new { admit = true })
            .IsAsync(HttpStatusCode.NoContent);

        // Who comes to teach must be on the cleared list.
        await EnterGateAsync(campus, Guid.CreateVersion7(), "teach")
            .RulesAsync("refused", "gate-not-cleared", "三(四)1", "临时聘请人员应具备相应资格");
    }

    private static async Task<System.Text.Json.JsonElement> PlaceAsync(Campus campus, string place) =>
        await campus
            .AsTeacher.PostAsJsonAsync($"/safety/v1/sessions/{campus.Session}/place", new { place })
            .JsonAsync();

    private static Task<HttpResponseMessage> EnterGateAsync(Campus campus, Guid id, string purpose) =>
        campus.AsTeacher.PutAsJsonAsync(
            $"/safety/v1/gate-entries/{id}",
            new
            {
                schoolId = campus.School,
                purpose,
                direction = "in",
                personId = id,
            }
        );

    private Task<HttpResponseMessage> ConfirmAsync(Guid taker, Guid id, int count) =>
        app.As(taker, Roles.DutyTeacher).PostAsJsonAsync($"/safety/v1/hand-overs/{id}/confirm", new { count });
}
