using System.Net;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>What a family reads of a request, a place and other care, and what it does there.</summary>
public sealed class MatterPagesTests(EnrolmentApp app)
{
    private const string Home = "/family/enrolment";

    [Fact]
    public async Task A_request_says_who_holds_it_and_since_when_until_the_school_declines_with_its_article()
    {
        var family = await FamilyAtHand.NewAsync(app, place: FivePlaces.Lipu);
        var reader = family.Reader();
        await DoneAsync(reader.SubmitAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1)));
        var request = await RequestAsync(family.Elder.Id);
        var page = $"{Home}/requests/{request}";
        Assert.Contains("班主任正在审核", await reader.ReadAsync(page), StringComparison.Ordinal);
        Assert.Matches("从 \\d+月\\d+日", await reader.ReadAsync(page));

        await family.Class.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        var reviewed = await reader.ReadAsync(page);
        Assert.Contains("学校正在审核", reviewed, StringComparison.Ordinal);
        Assert.Matches("班主任审核\\s*<strong>✓ 已完成</strong>\\s*<span class=\"small\">\\d+月", reviewed);

        await family
            .School.AsOffice.PostAsync(
                $"requests/{request}/decide",
                new
                {
                    approved = false,
                    words = "本学期没有合适的班，下学期优先安排。",
                    reasonCode = "noFittingGroup",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var declined = await reader.ReadAsync(page);
        Assert.Contains("学校没有同意", declined, StringComparison.Ordinal);
        Assert.Contains("本学期没有合适的班", declined, StringComparison.Ordinal);
        Assert.Contains("原因：没有合适的班", declined, StringComparison.Ordinal);
        Assert.Contains("<blockquote", declined, StringComparison.Ordinal);
        Assert.DoesNotContain("family-", declined, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_left_is_offered_to_the_next_who_takes_it_and_signs()
    {
        var family = await FamilyAtHand.NewAsync(app);
        foreach (var child in (Child[])[family.Elder, family.Other])
            await DoneAsync(
                family
                    .Reader(child.Guardian)
                    .SubmitAsync(family.Choosing(child.Id), FamilyReader.Rank(family.Basketball, 1))
            );
        await family.DrawnAsync();
        var holder = (await family.School.PlacedAsync(family.Basketball)).Single();
        var (first, next) = holder == family.Elder.Id ? (family.Elder, family.Other) : (family.Other, family.Elder);
        var (leaving, waiting) = (family.Reader(first.Guardian), family.Reader(next.Guardian));

        var left = $"{Home}/requests/{await RequestAsync(first.Id)}";
        Assert.Contains("的课起不再参加，名额让给候补的孩子", await leaving.ReadAsync(left), StringComparison.Ordinal);
        await DoneAsync(leaving.SendAsync($"{left}/leave", [KeyValuePair.Create("reason", "plain")]));
        await DoneAsync(leaving.SendAsync($"{left}/leave", [KeyValuePair.Create("reason", "plain")]));
        Assert.Contains("已经结束", await leaving.ReadAsync(left), StringComparison.Ordinal);

        var offered = $"{Home}/requests/{await RequestAsync(next.Id)}";
        await Eventually.True(
            async () =>
                (await waiting.ReadAsync(Home)).Contains("轮到您了：有一个名额，为您保留到", StringComparison.Ordinal),
            "the next family's page says that a place is kept for it"
        );
        Assert.Contains($"action=\"{offered}/decline\"", await waiting.ReadAsync(offered), StringComparison.Ordinal);
        await DoneAsync(waiting.SendAsync($"{offered}/accept", []));
        using var late = await waiting.SendAsync($"{offered}/decline", []);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("请签协议，签好后生效", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await DoneAsync(waiting.SendAsync($"{offered}/sign", await waiting.FillAsync(offered)));
        Assert.Contains("等学校签字", await waiting.ReadAsync(offered), StringComparison.Ordinal);
        Assert.Equal(
            PlaceStatus.Reserved,
            await app.InDbAsync(db =>
                db.Places.Where(one => one.PupilId == next.Id).Select(one => one.Status).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Later_care_is_asked_for_where_the_page_has_it()
    {
        var (school, pupils) = await AtAsync(FivePlaces.Changzhi);
        var reader = new FamilyReader(app, pupils.Children[0].Guardian);
        var page = $"{Home}/children/{pupils.Children[0].Id}/terms/{school.TermId}";
        Assert.Contains(page, await reader.ReadAsync(Home), StringComparison.Ordinal);
        Assert.DoesNotContain("校外机构", await reader.ReadAsync(page), StringComparison.Ordinal);

        using var empty = await reader.SendAsync($"{page}/care", await reader.FillAsync(page));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        var html = await empty.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#need\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#until\"", html, StringComparison.Ordinal);

        var form = await reader.FillAsync(page, ("need", "奶奶住院了"), ("until", "18:30"));
        await DoneAsync(reader.SendAsync($"{page}/care", form));
        await DoneAsync(reader.SendAsync($"{page}/care", form));
        var asked = await reader.ReadAsync(page);
        Assert.Contains("需要照看到 18:30", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("奶奶住院了", asked, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await app.InDbAsync(db => db.CareRequests.CountAsync(one => one.PupilId == pupils.Children[0].Id))
        );
    }

    [Fact]
    public async Task Who_chooses_outside_reads_the_reminder_with_its_sentence()
    {
        var (school, pupils) = await AtAsync(FivePlaces.Urumqi);
        var reader = new FamilyReader(app, pupils.Children[0].Guardian);
        var page = $"{Home}/children/{pupils.Children[0].Id}/terms/{school.TermId}";
        Assert.Contains("<blockquote", await reader.ReadAsync(page), StringComparison.Ordinal);
        var form = await reader.FillAsync(page);
        await DoneAsync(reader.SendAsync($"{page}/off-campus", form));
        Assert.Contains("告诉了学校", await reader.ReadAsync(page), StringComparison.Ordinal);
    }

    private async Task<(SchoolAtHand School, ClassAtHand Class)> AtAsync(string place)
    {
        var school = await app.SchoolInAsync(place);
        return (school, await app.ClassAsync(school, 3, ""));
    }

    private Task<Guid> RequestAsync(Guid pupil) =>
        app.InDbAsync(db => db.Requests.Where(one => one.PupilId == pupil).Select(one => one.Id).SingleAsync());

    private static async Task DoneAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
    }
}
