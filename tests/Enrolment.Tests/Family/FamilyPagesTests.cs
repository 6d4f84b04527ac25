using System.Net;
using AfterSchool.Enrolment.Pages.Family;
using AfterSchool.Enrolment.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>The family's pages by what they say and do, and by what nobody gets out of them.</summary>
public sealed class FamilyPagesTests(EnrolmentApp app)
{
    private const string Home = "/family/enrolment";

    [Fact]
    public async Task One_screen_has_all_children_what_waits_and_what_to_do_with_none()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var html = await family.Reader().ReadAsync(Home);
        Assert.Contains("小明", html, StringComparison.Ordinal);
        Assert.Contains("小红", html, StringComparison.Ordinal);
        var closes = InWords.Moment(app.Clock.GetUtcNow().AddDays(3), "zh");
        Assert.Contains($"秋季选课：可以选课了，{closes} 截止", html, StringComparison.Ordinal);
        Assert.Contains(
            "请学校把您登记为孩子的监护人",
            await family.Reader(Guid.CreateVersion7()).ReadAsync(Home),
            StringComparison.Ordinal
        );
        // A code without words would stand there as it is.
        Assert.DoesNotContain("family-", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_ranked_changed_and_taken_back_until_the_close()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        var page = await reader.ReadAsync(family.Choosing());
        Assert.DoesNotContain("selected", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);

        await SavedAsync(
            reader.SubmitAsync(
                family.Choosing(),
                FamilyReader.Rank(family.Reading, 1),
                FamilyReader.Rank(family.Basketball, 2),
                FamilyReader.Rank(family.Homework, 1)
            ),
            family.Choosing()
        );
        Assert.Equal(
            [
                [family.Reading, family.Basketball],
                [family.Homework],
            ],
            await family.RankedAsync(family.Elder.Id)
        );

        // The other way round, and Tuesday not at all.
        await SavedAsync(
            reader.SubmitAsync(
                family.Choosing(),
                FamilyReader.Rank(family.Basketball, 1),
                FamilyReader.Rank(family.Reading, 2)
            ),
            family.Choosing()
        );
        Assert.Equal(
            [
                [family.Basketball, family.Reading],
            ],
            await family.RankedAsync(family.Elder.Id)
        );

        using var none = await reader.SubmitAsync(family.Choosing(), ("answer", "none"));
        Assert.Equal($"{Home}?done=none", none.Headers.Location?.OriginalString);
        Assert.Empty(await family.RankedAsync(family.Elder.Id));
    }

    [Fact]
    public async Task A_form_that_shows_one_day_leaves_the_others_as_they_are()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        await SavedAsync(
            reader.SubmitAsync(family.Choosing(), FamilyReader.Rank(family.Homework, 1)),
            family.Choosing()
        );
        var monday = $"{family.Choosing()}?weekday=Monday&category=Enrichment";
        var page = await reader.ReadAsync(monday);
        Assert.Contains("篮球", page, StringComparison.Ordinal);
        // Chosen already: it stays in sight, with its rank.
        Assert.Contains("作业辅导", page, StringComparison.Ordinal);

        var sunday = $"{family.Choosing(family.Younger)}?weekday=Sunday";
        Assert.Contains("没有符合的项目", await reader.ReadAsync(sunday), StringComparison.Ordinal);
        await SavedAsync(
            reader.SubmitAsync(monday, FamilyReader.Rank(family.Basketball, 1), FamilyReader.Rank(family.Homework, 1)),
            family.Choosing()
        );
        Assert.Equal(
            [
                [family.Basketball],
                [family.Homework],
            ],
            await family.RankedAsync(family.Elder.Id)
        );
    }

    [Fact]
    public async Task Two_taps_at_once_are_one_application()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        var form = await reader.FillAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reader.SendAsync(family.Choosing(), form)));
        Assert.All(answers, one => Assert.Equal(HttpStatusCode.Redirect, one.StatusCode));
        Assert.Single(await family.RankedAsync(family.Elder.Id));
        Assert.Equal(1, await app.InDbAsync(db => db.Requests.CountAsync(one => one.PupilId == family.Elder.Id)));
    }

    [Fact]
    public async Task An_old_page_sent_again_changes_nothing_and_says_so_where_it_is_meant_anew()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        var old = await reader.FillAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1));
        await SavedAsync(reader.SendAsync(family.Choosing(), old), family.Choosing());
        await SavedAsync(
            reader.SubmitAsync(family.Choosing(), FamilyReader.Rank(family.Reading, 1)),
            family.Choosing()
        );

        // The very same again: it was answered before.
        await SavedAsync(reader.SendAsync(family.Choosing(), old), family.Choosing());
        Assert.Equal(
            [
                [family.Reading],
            ],
            await family.RankedAsync(family.Elder.Id)
        );

        // Back in the browser, another choice on the old page: nothing is done yet, what was filled in is kept.
        var changed = old.Select(one =>
                one.Key == $"rank-{family.Basketball:N}" ? KeyValuePair.Create($"rank-{family.Reading:N}", "1") : one
            )
            .Append(KeyValuePair.Create($"rank-{family.Basketball:N}", "2"));
        using var stale = await reader.SendAsync(family.Choosing(), changed);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var html = await stale.Content.ReadAsStringAsync();
        Assert.Contains("确认无误请再点一次提交", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"2\" selected", html, StringComparison.Ordinal);
        Assert.Equal(
            [
                [family.Reading],
            ],
            await family.RankedAsync(family.Elder.Id)
        );

        // Taken back, and the first page once more: it must not look as if something were asked for.
        (await reader.SubmitAsync(family.Choosing(), ("answer", "none"))).Dispose();
        using var gone = await reader.SendAsync(family.Choosing(), old);
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Empty(await family.RankedAsync(family.Elder.Id));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_each_beside_its_field()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        using var twice = await reader.SubmitAsync(
            family.Choosing(),
            FamilyReader.Rank(family.Basketball, 1),
            FamilyReader.Rank(family.Reading, 1)
        );
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        var html = await twice.Content.ReadAsStringAsync();
        var field = html.Contains($"href=\"#rank-{family.Reading:N}\"", StringComparison.Ordinal)
            ? family.Reading
            : family.Basketball;
        Assert.Contains($"href=\"#rank-{field:N}\"", html, StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"rank-{field:N}-error\"", html, StringComparison.Ordinal);

        using var nothing = await reader.SubmitAsync(family.Choosing());
        Assert.Contains("请点“不参加”", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await family.RankedAsync(family.Elder.Id));
    }

    [Fact]
    public async Task A_refusal_shows_the_rule_the_article_and_the_sentence()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var thursday = ("weekly", (object?)new[] { SchoolAtHand.Slot("thursday", "16:30:00", "17:30:00") });
        var upper = await family.School.OnMenuAsync(family.Plan, ("grades", new[] { 5 }), thursday);
        var own = await family.School.OnMenuAsync(family.Plan, ("grades", new[] { 3 }), thursday);
        var round = await family.School.RoundAsync(family.Plan, [upper, own]);
        var path = $"/family/enrolment/children/{family.Elder.Id}/rounds/{round}?grade=all";
        var reader = family.Reader();
        // What is for other grades is shown without a field; here somebody makes one.
        var form = await reader.FillAsync(path, FamilyReader.Rank(upper, 1));
        using var refused = await reader.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("所选项目面向年级5", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote", html, StringComparison.Ordinal);
        Assert.Contains("湖南省", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_familys_child_is_not_there_by_whatever_address_or_form()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (own, other) = (family.Reader(), family.Reader(family.Other.Guardian));
        await SavedAsync(
            other.SubmitAsync(family.Choosing(family.Other.Id), FamilyReader.Rank(family.Reading, 1)),
            family.Choosing(family.Other.Id)
        );
        var request = await app.InDbAsync(db =>
            db.Requests.Where(one => one.PupilId == family.Other.Id).Select(one => one.Id).SingleAsync()
        );
        foreach (
            var path in (string[])
                [
                    family.Choosing(family.Other.Id),
                    $"{Home}/requests/{request}",
                    $"{Home}/children/{family.Other.Id}/terms/{family.School.TermId}",
                ]
        )
        {
            using var answer = await own.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("张三", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // The own form sent to the other child's address, and every deed on the other's request.
        var form = await own.FillAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1));
        using var sent = await own.SendAsync(family.Choosing(family.Other.Id), form);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        foreach (var deed in (string[])["sign", "withdraw", "accept", "decline", "leave", "nonsense"])
        {
            using var answer = await own.SendAsync($"{Home}/requests/{request}/{deed}", []);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // The own child's address with another child to come along.
        var slot = form.First(one => one.Key == "slot").Value;
        using var along = await own.SendAsync(
            family.Choosing(),
            [.. form, KeyValuePair.Create($"together-{slot}", $"{family.Other.Id}")]
        );
        Assert.Equal(
            [
                [family.Reading],
            ],
            await family.RankedAsync(family.Other.Id)
        );
        Assert.Equal(
            [
                [family.Basketball],
            ],
            await family.RankedAsync(family.Elder.Id)
        );
    }

    [Fact]
    public async Task Script_in_a_title_or_a_name_is_text()
    {
        const string Script = "<script>alert(1)</script>";
        var family = await FamilyAtHand.NewAsync(app, title: Script);
        await FamilyAtHand.CalledAsync(app, family.School, family.Elder.Id, "\"><img src=x onerror=alert(2)>");
        foreach (var path in (string[])[Home, family.Choosing(), family.Choosing(family.Younger)])
        {
            var html = await family.Reader().ReadAsync(path);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        }
        Assert.Contains("&lt;script&gt;", await family.Reader().ReadAsync(family.Choosing()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brothers_and_sisters_are_ranked_together_in_one_go()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        var form = await reader.FillAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1));
        var slot = form.First(one => one.Key == "slot").Value;
        var together = form.Append(KeyValuePair.Create($"together-{slot}", $"{family.Younger}"));
        await SavedAsync(reader.SendAsync(family.Choosing(), together), family.Choosing());
        await SavedAsync(reader.SendAsync(family.Choosing(), together), family.Choosing());

        Assert.Equal(
            [
                [family.Basketball],
            ],
            await family.RankedAsync(family.Elder.Id)
        );
        Assert.Equal(
            [
                [family.Basketball],
            ],
            await family.RankedAsync(family.Younger)
        );
        var shared = await app.InDbAsync(db =>
            db.Requests.Where(one => one.RoundId == family.Round).Select(one => one.TogetherId).ToListAsync()
        );
        Assert.NotNull(shared[0]);
        Assert.Equal(shared[0], shared[1]);
        // One place in all: neither has it, both wait.
        await family.DrawnAsync();
        Assert.Contains("候补第 1 位", await reader.ReadAsync(Home), StringComparison.Ordinal);
        Assert.Empty(await family.School.PlacedAsync(family.Basketball));
    }

    private static async Task SavedAsync(Task<HttpResponseMessage> sent, string address)
    {
        using var answer = await sent;
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        Assert.Equal($"{address}?done=saved", answer.Headers.Location?.OriginalString);
    }
}
