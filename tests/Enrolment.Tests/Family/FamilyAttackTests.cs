using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>What nobody gets out of the family's pages: another family's child, a command twice, a script.</summary>
public sealed class FamilyAttackTests(EnrolmentApp app)
{
    private const string Home = "/family/enrolment";

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
        await FamilyReader.SavedAsync(reader.SendAsync(family.Choosing(), old), family.Choosing());
        await FamilyReader.SavedAsync(
            reader.SubmitAsync(family.Choosing(), FamilyReader.Rank(family.Reading, 1)),
            family.Choosing()
        );

        // The very same again: it was answered before.
        await FamilyReader.SavedAsync(reader.SendAsync(family.Choosing(), old), family.Choosing());
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
    public async Task Another_familys_child_is_not_there_by_whatever_address_or_form()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (own, other) = (family.Reader(), family.Reader(family.Other.Guardian));
        await FamilyReader.SavedAsync(
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
}
