using System.Net;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>What the office's pages do without a browser: twice, too late, too many, and for nobody else's school.</summary>
public sealed class OfficePagesTests(EnrolmentApp app)
{
    private const string Terms = "/school/enrolment/terms";

    [Fact]
    public async Task Another_schools_term_is_not_there_by_whatever_address()
    {
        var (own, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var plan = await other.PlanInForceAsync();
        var offering = await other.OnMenuAsync(plan);
        var office = new FamilyReader(app, own.AsOffice);
        string[] reads =
        [
            "",
            "/plan",
            "/revision",
            "/menu",
            "/requests",
            "/rounds",
            "/lists",
            "/records",
            "/workbooks",
        ];
        foreach (var path in (string[])[.. reads, $"/lists/{offering}", $"/rounds/{Guid.CreateVersion7()}"])
        {
            using var answer = await office.GetAsync($"{Terms}/{other.TermId}{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("没有找到", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        string[] deeds =
        [
            "/plan/submit",
            "/plan/draft",
            "/revision/save",
            "/requests",
            "/rounds",
            "/records",
            "/workbooks/menu/check",
        ];
        foreach (var path in deeds)
        {
            using var answer = await office.SendAsync($"{Terms}/{other.TermId}{path}", []);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // The own term's address with the other's offering: neither read nor stopped.
        using var list = await office.GetAsync($"{Terms}/{own.TermId}/lists/{offering}");
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
        using var stop = await office.SendAsync($"{Terms}/{own.TermId}/menu/{offering}/suspend", []);
        Assert.Equal(HttpStatusCode.NotFound, stop.StatusCode);
        Assert.Equal(
            Offerings.OfferingStatus.Published,
            await app.InDbAsync(db =>
                db.Offerings.Where(one => one.Id == offering).Select(one => one.Status).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Fifty_requests_stand_on_a_page_and_one_tap_decides_them_once()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 100));
        var ids = await AskedAsync(school, offering, 60);
        var office = new FamilyReader(app, school.AsOffice);
        var path = $"{Terms}/{school.TermId}/requests";
        var first = await office.ReadAsync(path);
        Assert.Equal(50, Count(first, "type=\"checkbox\" name=\"agree\""));
        Assert.Contains("报名（60 份）", first, StringComparison.Ordinal);
        var next = $"{path}?state=open&classId=&offeringId=&after={ids[49]}";
        Assert.Contains(next.Replace("&", "&amp;", StringComparison.Ordinal), first, StringComparison.Ordinal);
        Assert.Equal(10, Count(await office.ReadAsync(next), "type=\"checkbox\" name=\"agree\""));

        // All of the page but one; twice the same.
        List<KeyValuePair<string, string>> form =
        [
            .. await office.FillAsync(path, ("words", "同意"), ("others", "leave")),
            .. ids.Take(50).Skip(1).Select(one => KeyValuePair.Create("agree", $"{one}")),
        ];
        for (var tap = 0; tap < 2; tap++)
        {
            using var done = await office.SendAsync(path, form);
            Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
            Assert.EndsWith("agreed=49&declined=0", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
        Assert.Equal((11, 49), await StandingAsync(school));
        Assert.Equal(
            49,
            await app.InDbAsync(db =>
                db.Decisions.CountAsync(one => one.SchoolId == school.Id && one.Command == "decide-request")
            )
        );

        // An old page with another mind: nothing is done, and who was decided otherwise is named.
        var turned = form.Where(one => one.Key != "agree" && one.Key != "others")
            .Append(KeyValuePair.Create("others", "decline"))
            .Append(KeyValuePair.Create("declined-reasonCode", "noFittingGroup"))
            .Append(KeyValuePair.Create("declined-words", "名额不足"))
            .ToArray();
        using var late = await office.SendAsync(path, turned);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("已被办理过", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(49, (await StandingAsync(school)).Approved);
    }

    [Fact]
    public async Task The_export_has_what_the_screen_has()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 100));
        await AskedAsync(school, offering, 3);
        var office = new FamilyReader(app, school.AsOffice);
        async Task<int> RowsAsync(string state)
        {
            var html = await office.ReadAsync($"{Terms}/{school.TermId}/requests?state={state}");
            var at = html.IndexOf("/enrolment/v1/requests.xlsx", StringComparison.Ordinal);
            var link = WebUtility.HtmlDecode(html[at..html.IndexOf('"', at)]);
            using var file = await office.GetAsync(link);
            return Sheets.Read(await file.Content.ReadAsByteArrayAsync()).Length - 1;
        }

        Assert.Equal((3, 0, 3), (await RowsAsync("open"), await RowsAsync("approved"), await RowsAsync("")));
    }

    [Fact]
    public async Task A_workbook_is_tried_taken_back_with_its_faults_and_imported()
    {
        var school = await app.SchoolAsync();
        await school.PlanInForceAsync();
        var office = new FamilyReader(app, school.AsOffice);
        var path = $"{Terms}/{school.TermId}/workbooks";
        Assert.Contains("workbooks/inventory.xlsx", await office.ReadAsync(path), StringComparison.Ordinal);

        using var none = await office.SendAsync($"{path}/inventory/check", []);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("请上传", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var template = await (
            await office.GetAsync($"/enrolment/v1/schools/{school.Id}/workbooks/inventory.xlsx")
        ).Content.ReadAsByteArrayAsync();
        object?[] headings = [.. Sheets.Read(template).First()];
        byte[] Book(string seats)
        {
            var row = new object?[headings.Length];
            void Put(string heading, object? value) =>
                row[Array.FindIndex(headings, one => $"{one}".StartsWith(heading, StringComparison.Ordinal))] = value;
            Put("类型", "功能教室");
            Put("名称", "舞蹈室");
            Put("座位数", seats);
            Put("数量", "1");
            Put("在用", "是");
            return Sheets.Make("资源台账", [headings, row]);
        }

        using var wrong = await office.UploadAsync($"{path}/inventory/check", Book("很多"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("1 行有错", html, StringComparison.Ordinal);
        Assert.Contains("座位数", html, StringComparison.Ordinal);
        using var sheet = await office.UploadAsync($"{path}/inventory/sheet", Book("很多"));
        Assert.StartsWith(
            "错误/Problem",
            $"{Sheets.Read(await sheet.Content.ReadAsByteArrayAsync()).First().Last()}",
            StringComparison.Ordinal
        );
        using var sound = await office.UploadAsync($"{path}/inventory/check", Book("45"));
        Assert.Contains("新增 1", await sound.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await app.InDbAsync(db => db.Inventory.AnyAsync(one => one.SchoolId == school.Id)));
        using var done = await office.UploadAsync($"{path}/inventory/import", Book("45"));
        Assert.Equal($"{path}?done=inventory&rows=1", done.Headers.Location?.OriginalString);
        Assert.True(await app.InDbAsync(db => db.Inventory.AnyAsync(one => one.SchoolId == school.Id)));
    }

    [Fact]
    public async Task A_change_of_the_plan_is_saved_laid_beside_it_handed_in_and_given_up()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var office = new FamilyReader(app, school.AsOffice);
        var path = $"{Terms}/{school.TermId}/revision";
        var id = (await office.FillAsync(path)).First(one => one.Key == "id").Value;
        List<KeyValuePair<string, string>> form =
        [
            KeyValuePair.Create("id", id),
            KeyValuePair.Create("reason", "家长会后调整"),
            KeyValuePair.Create("section-service", "每天三节，周一至周五"),
            KeyValuePair.Create("fee-activity-0", "sport"),
            KeyValuePair.Create("fee-title-0", "sport"),
            KeyValuePair.Create("fee-amount-0", "一百"),
        ];
        using var wrong = await office.SendAsync($"{path}/save", form);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#fee-amount-0\"", html, StringComparison.Ordinal);
        Assert.Contains("每天三节，周一至周五</textarea>", html, StringComparison.Ordinal);

        form[^1] = KeyValuePair.Create("fee-amount-0", "180");
        for (var tap = 0; tap < 2; tap++)
        {
            using var saved = await office.SendAsync($"{path}/save", form);
            Assert.Equal($"{path}?done=save", saved.Headers.Location?.OriginalString);
        }
        Assert.Contains("每天<ins>三</ins>节", await office.ReadAsync(path), StringComparison.Ordinal);

        // A second change beside the first meets it, and is told so.
        var other = form.Select(one => one.Key == "id" ? KeyValuePair.Create("id", $"{Guid.CreateVersion7()}") : one);
        using var second = await office.SendAsync($"{path}/save", other);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("这次没有办理", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        foreach (var deed in (string[])["submit", "withdraw"])
        {
            using var done = await office.SendAsync($"{path}/{deed}", [KeyValuePair.Create("id", id)]);
            Assert.Equal($"{path}?done={deed}", done.Headers.Location?.OriginalString);
        }
        Assert.Equal(
            ServicePlans.RevisionStatus.Withdrawn,
            await app.InDbAsync(db =>
                db.PlanRevisions.Where(one => one.PlanId == plan).Select(one => one.Status).SingleAsync()
            )
        );
    }

    private static int Count(string html, string what) => html.Split(what).Length - 1;

    private Task<(int Open, int Approved)> StandingAsync(SchoolAtHand school) =>
        app.InDbAsync(async db =>
            (
                await db.Requests.CountAsync(one =>
                    one.SchoolId == school.Id && one.Status == RequestStatus.ClassReviewed
                ),
                await db.Requests.CountAsync(one => one.SchoolId == school.Id && one.Status == RequestStatus.Approved)
            )
        );

    private async Task<Guid[]> AskedAsync(SchoolAtHand school, Guid offering, int count)
    {
        var pupils = await app.ClassAsync(school, 3);
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).Order()];
        await app.InDbAsync(async db =>
        {
            foreach (var id in ids)
            {
                var request = new EnrolmentRequest
                {
                    Id = id,
                    PupilId = Guid.CreateVersion7(),
                    ClassId = pupils.Id,
                    SchoolId = school.Id,
                    TermId = school.TermId,
                    AskedBy = Guid.CreateVersion7(),
                    Choices =
                    [
                        new()
                        {
                            RequestId = id,
                            Rank = 1,
                            OfferingId = offering,
                        },
                    ],
                };
                request.Review("同意");
                db.Requests.Add(request);
            }
            return await db.SaveChangesAsync();
        });
        return ids;
    }
}
