using System.Net;
using AfterSchool.Enrolment.Pages;
using AfterSchool.Enrolment.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>The family's pages by what they say and do.</summary>
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

        await FamilyReader.SavedAsync(
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
        await FamilyReader.SavedAsync(
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
        await FamilyReader.SavedAsync(
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
        await FamilyReader.SavedAsync(
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
    public async Task Brothers_and_sisters_are_ranked_together_in_one_go()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var reader = family.Reader();
        var form = await reader.FillAsync(family.Choosing(), FamilyReader.Rank(family.Basketball, 1));
        var slot = form.First(one => one.Key == "slot").Value;
        var together = form.Append(KeyValuePair.Create($"together-{slot}", $"{family.Younger}"));
        await FamilyReader.SavedAsync(reader.SendAsync(family.Choosing(), together), family.Choosing());
        await FamilyReader.SavedAsync(reader.SendAsync(family.Choosing(), together), family.Choosing());

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
}
