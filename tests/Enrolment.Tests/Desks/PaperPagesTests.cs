using System.Net;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>The pages by which papers are entered: what is wrong is said at its field, and nothing has to be given twice.</summary>
public sealed class PaperPagesTests(EnrolmentApp app)
{
    private const string Home = "/school/enrolment";
    private static readonly byte[] Scan = "%PDF-1.7 扫描件"u8.ToArray();

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_the_scan_that_was_read_is_not_asked_for_twice()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var office = new FamilyReader(app, family.School.AsOffice);
        var path = $"{Home}/terms/{family.School.TermId}/paper/{family.Other.Id}";
        var html = await office.ReadAsync(path);
        // One slot for what is held at one time, one for Tuesday; both are drawn for.
        var slot = html[(html.IndexOf("name=\"rank-", StringComparison.Ordinal) + 6)..];
        var first = slot[..slot.IndexOf('"', StringComparison.Ordinal)];
        var opened = await office.FillAsync(path, ("guardian", $"{family.Other.Guardian}"));
        KeyValuePair<string, string>[] filled = [.. opened.Where(one => one.Key != "scanHash")];

        // The scan is there, and no choice.
        using var nothing = await SendAsync(family.School.AsOffice, path, filled, Scan);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        var again = await nothing.Content.ReadAsStringAsync();
        Assert.Contains($"id=\"{first}-error\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"scan-error\"", again, StringComparison.Ordinal);
        var hash = FamilyHidden(again, "scanHash");

        // The same choice twice, and no scan any more: it is known.
        List<KeyValuePair<string, string>> twice =
        [
            .. filled,
            new("scanHash", hash),
            new(first, $"{family.Basketball}"),
            new(first[..^1] + "2", $"{family.Basketball}"),
        ];
        using var doubled = await SendAsync(family.School.AsOffice, path, twice, null);
        Assert.Equal(HttpStatusCode.BadRequest, doubled.StatusCode);
        Assert.Contains(
            $"id=\"{first[..^1]}2-error\"",
            await doubled.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        List<KeyValuePair<string, string>> right =
        [
            .. filled,
            new("scanHash", hash),
            new(first, $"{family.Basketball}"),
            new(first[..^1] + "2", $"{family.Reading}"),
        ];
        for (var tap = 0; tap < 2; tap++)
        {
            using var done = await SendAsync(family.School.AsOffice, path, right, null);
            Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
            Assert.EndsWith("done=paper", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
        Assert.Equal([family.Basketball, family.Reading], Assert.Single(await family.RankedAsync(family.Other.Id)));
        Assert.Contains("这个时段已报", await office.ReadAsync(path), StringComparison.Ordinal);
        var list = await office.ReadAsync($"{Home}/terms/{family.School.TermId}/requests");
        Assert.Contains("代录</span>", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_teacher_has_the_own_class_and_nothing_else_of_the_office()
    {
        var family = await FamilyAtHand.NewAsync(app);
        await app.PostAsync(family.Class.Teacher, family.School.Id, Roles.ClassTeacher);
        await Eventually.True(
            () => app.InDbAsync(db => db.StaffPosts.AnyAsync(one => one.AccountId == family.Class.Teacher)),
            "the teacher's post is kept"
        );
        var another = await app.ClassAsync(family.School, 3, "");
        var teacher = new FamilyReader(app, family.Class.AsTeacher);
        var term = $"{Home}/terms/{family.School.TermId}";
        using var home = await teacher.GetAsync(Home);
        Assert.Equal($"{term}/paper", home.Headers.Location?.OriginalString);
        var list = await teacher.ReadAsync($"{term}/paper");
        Assert.Contains("小明", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"{another.Children[0].Id}", list, StringComparison.Ordinal);
        using var other = await teacher.GetAsync($"{term}/paper/{another.Children[0].Id}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var requests = await teacher.GetAsync($"{term}/requests");
        Assert.Equal(HttpStatusCode.Forbidden, requests.StatusCode);
    }

    [Fact]
    public async Task A_signature_on_paper_is_recorded_from_the_requests_page_and_an_entry_taken_back_there()
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync();
        var office = new FamilyReader(app, school.AsOffice);
        var path = $"{Home}/terms/{school.TermId}/requests/{request}";
        var filled = await office.FillAsync(path);
        Assert.Contains(filled, one => one is { Key: "party", Value: "guardian" });
        using var without = await SendAsync(school.AsOffice, $"{path}/sign", filled, null);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("scan-guardian-error", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var signed = await SendAsync(school.AsOffice, $"{path}/sign", filled, Scan);
        Assert.True(signed.StatusCode == HttpStatusCode.Redirect, await signed.Content.ReadAsStringAsync());
        Assert.Contains(
            "guardian",
            await app.InDbAsync(db =>
                db.Requests.Where(one => one.Id == request).Select(one => one.SignedBy).SingleAsync()
            )
        );

        var entered = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"requests/{entered}/on-paper",
                new
                {
                    pupilId = pupils.Children[1].Id,
                    guardianAccountId = pupils.Children[1].Guardian,
                    choices = new[] { offering },
                    scanHash = new string('a', 64),
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        using var back = await office.SendAsync($"{Home}/terms/{school.TermId}/requests/{entered}/take-back", []);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(
            RequestStatus.Ended,
            await app.InDbAsync(db =>
                db.Requests.Where(one => one.Id == entered).Select(one => one.Status).SingleAsync()
            )
        );
        // Another school's office finds neither.
        var elsewhere = new FamilyReader(app, (await app.SchoolAsync()).AsOffice);
        using var nothing = await elsewhere.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient who,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        byte[]? scan
    )
    {
        using var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Authorization = who.DefaultRequestHeaders.Authorization;
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (scan is not null)
            form.Add(new ByteArrayContent(scan), "scan", "scan.pdf");
        return await http.PostAsync(path, form);
    }

    private static string FamilyHidden(string html, string name)
    {
        var mark = $"name=\"{name}\" value=\"";
        var at = html.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return html[at..html.IndexOf('"', at)];
    }
}
