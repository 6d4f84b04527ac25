using System.Net;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>What a family finds outside the rounds: asking in mid-term, and seats for whoever comes first.</summary>
public sealed class JoinPagesTests(EnrolmentApp app)
{
    private const string Home = "/family/enrolment";

    [Fact]
    public async Task A_family_asks_in_mid_term_and_reads_what_it_pays_and_what_comes_next()
    {
        var (family, science) = await WithOneOutsideAsync();
        // Three of its sessions are over; nobody who joins now pays for them.
        var planned = await app.InDbAsync(async db =>
        {
            db.Sessions.AddRange(
                Enumerable
                    .Range(1, 3)
                    .Select(day => new ScheduledSessionRow
                    {
                        Id = Guid.CreateVersion7(),
                        OfferingId = science,
                        Day = new DateOnly(2026, 8, day),
                        Starts = new(16, 30),
                        Ends = new(17, 30),
                    })
            );
            await db.SaveChangesAsync();
            return await db.Sessions.CountAsync(one => one.OfferingId == science);
        });
        var (reader, page) = (family.Reader(), PageOf(family));
        Assert.Contains($"href=\"{page}\"", await reader.ReadAsync(Home), StringComparison.Ordinal);

        var html = await reader.ReadAsync(page);
        Assert.Contains("还剩 30 个名额", html, StringComparison.Ordinal);
        Assert.Contains("学校审核 → 得到名额 → 签协议", html, StringComparison.Ordinal);
        var left = 18_000L * (planned - 3) / planned;
        Assert.Contains($"现在加入付 {left / 100}.{left % 100:00} 元", html, StringComparison.Ordinal);
        Assert.Contains("整学期 180 元", html, StringComparison.Ordinal);
        // What is still to be drawn for is asked for there, and nowhere else.
        Assert.DoesNotContain("篮球", html, StringComparison.Ordinal);

        var form = await reader.FillAsync(page);
        var request = Guid.Parse(form.Single(one => one.Key == "id").Value);
        foreach (var _ in Enumerable.Range(0, 2))
            await ComesToAsync(reader.SendAsync(page, form), $"{Home}/requests/{request}?done=ask");
        var matter = await reader.ReadAsync($"{Home}/requests/{request}?done=ask");
        Assert.Contains("已经收到您的申请", matter, StringComparison.Ordinal);
        Assert.Contains("学校正在审核", matter, StringComparison.Ordinal);
        Assert.Contains("等学校安排", matter, StringComparison.Ordinal);

        Assert.Contains("已经申请，查看进度", await reader.ReadAsync(page), StringComparison.Ordinal);
        // The page in another tab, from before: asked once is enough.
        using var again = await reader.SendAsync(page, WithId(form, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("情况刚刚有变化", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([request], await AskedAsync(family.Elder.Id));
    }

    [Fact]
    public async Task Whoever_comes_first_has_the_seat_and_the_next_reads_that_it_is_full()
    {
        var (family, science) = await WithOneOutsideAsync(("capacity", 1));
        await OpenAsync(family, science);
        var (first, next) = (family.Reader(), family.Reader(family.Other.Guardian));
        var (own, other) = (PageOf(family), PageOf(family, family.Other.Id));
        var (form, late) = (await first.FillAsync(own), await next.FillAsync(other));
        Assert.Contains("占下这个名额", await first.ReadAsync(own), StringComparison.Ordinal);

        var request = form.Single(one => one.Key == "id").Value;
        foreach (var _ in Enumerable.Range(0, 2))
            await ComesToAsync(first.SendAsync(own, form), $"{Home}/requests/{request}?done=claim");
        using var full = await next.SendAsync(other, late);
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        var html = await full.Content.ReadAsStringAsync();
        Assert.Contains("这一项目已经满额", html, StringComparison.Ordinal);
        Assert.Contains("申请候补", html, StringComparison.Ordinal);
        Assert.Equal(1, await TakenAsync(science));

        // The seat is given back as any place is.
        var matter = await first.ReadAsync($"{Home}/requests/{request}?done=claim");
        Assert.Contains("名额已经为孩子占下", matter, StringComparison.Ordinal);
        using var left = await first.SendAsync(
            $"{Home}/requests/{request}/leave",
            [KeyValuePair.Create("reason", "plain")]
        );
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(0, await TakenAsync(science));
    }

    [Fact]
    public async Task Who_is_elsewhere_at_that_time_is_told_so_instead_of_being_given_a_button()
    {
        var (family, science) = await WithOneOutsideAsync();
        var drama = await family.School.OnMenuAsync(
            family.Plan,
            ("title", "戏剧"),
            ("activity", "reading"),
            ("weekly", Wednesday)
        );
        await OpenAsync(family, science);
        await OpenAsync(family, drama);
        var (reader, page) = (family.Reader(), PageOf(family));
        var html = await reader.ReadAsync(page);
        Assert.Equal(2, html.Split("<button type=\"submit\">占下这个名额").Length - 1);

        await ComesToAsync(reader.SendAsync(page, Form(science, "claim")), $"{Home}/requests/*?done=claim");
        html = await reader.ReadAsync(page);
        Assert.DoesNotContain("<button type=\"submit\">占下这个名额", html, StringComparison.Ordinal);
        Assert.Contains("和孩子已有的“科学”时间冲突", html, StringComparison.Ordinal);
        Assert.Contains("已有名额，查看", html, StringComparison.Ordinal);
        // Sent all the same, it is answered as the service answers everybody.
        using var sent = await reader.SendAsync(page, Form(drama, "claim"));
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        Assert.Contains("孩子在同一时间已有其他项目", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_full_is_asked_for_to_wait_and_what_opens_later_says_when()
    {
        var (family, science) = await WithOneOutsideAsync();
        await app.InDbAsync(db =>
            db.Seats.Where(one => one.OfferingId == science)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, one => one.Capacity))
        );
        var drama = await family.School.OnMenuAsync(
            family.Plan,
            ("title", "戏剧"),
            ("activity", "reading"),
            ("weekly", new[] { SchoolAtHand.Slot("thursday", "16:30:00", "17:30:00") })
        );
        await OpenAsync(family, drama, app.Clock.GetUtcNow().AddDays(1));
        var (reader, page) = (family.Reader(), PageOf(family));
        var html = await reader.ReadAsync(page);
        Assert.Contains("起先到先得", html, StringComparison.Ordinal);
        Assert.Contains("名额已满", html, StringComparison.Ordinal);
        using var early = await reader.SendAsync(page, Form(drama, "claim"));
        Assert.Contains("学校尚未开放这一项目", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await ComesToAsync(reader.SubmitAsync(page), $"{Home}/requests/*?done=ask");
        var asked = Assert.Single(await AskedAsync(family.Elder.Id));
        Assert.Equal(
            [science],
            await app.InDbAsync(db =>
                db.Set<Choice>().Where(one => one.RequestId == asked).Select(one => one.OfferingId).ToArrayAsync()
            )
        );
    }

    [Fact]
    public async Task Nobody_joins_for_another_familys_child_in_another_schools_term_or_past_a_round()
    {
        var (family, science) = await WithOneOutsideAsync();
        var elsewhere = await FamilyAtHand.NewAsync(app);
        var (reader, page) = (family.Reader(), PageOf(family));
        foreach (
            var path in (string[])
                [
                    PageOf(family, family.Other.Id),
                    $"{Home}/children/{family.Elder.Id}/terms/{elsewhere.School.TermId}/open",
                    $"{Home}/children/{Guid.CreateVersion7()}/terms/{family.School.TermId}/open",
                ]
        )
        {
            using var seen = await reader.GetAsync(path);
            using var sent = await reader.SendAsync(path, Form(science, "ask"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.StatusCode, sent.StatusCode));
        }

        // In a round, of another school, without an id: nothing is asked for.
        foreach (var wrong in (Guid[])[family.Basketball, elsewhere.Basketball])
        {
            using var sent = await reader.SendAsync(page, Form(wrong, "ask"));
            Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        }
        using var nameless = await reader.SendAsync(page, WithId(Form(science, "ask"), Guid.Empty));
        Assert.Equal(HttpStatusCode.Conflict, nameless.StatusCode);
        Assert.Empty(await AskedAsync(family.Elder.Id));
        Assert.Empty(await AskedAsync(family.Other.Id));
    }

    [Fact]
    public async Task A_vendor_is_named_where_families_choose_and_in_the_agreement_they_sign()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (school, vendor) = (family.School, Guid.CreateVersion7());
        await app.TellAsync(
            new VendorAdmitted
            {
                VendorId = vendor,
                SchoolId = school.Id,
                ContractId = Guid.CreateVersion7(),
                VendorName = "岳麓区青少年宫",
                From = EnrolmentApp.AutumnBegins,
                Until = EnrolmentApp.AutumnBegins.AddDays(130),
                Edition = "hunan/2024-03-18",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        var offering = await school.KeepAsync(
            family.Plan,
            ("title", "创客"),
            ("activity", "reading"),
            ("weekly", Wednesday),
            ("providerKind", "vendor"),
            ("vendorId", vendor)
        );
        await Eventually.Equal(
            HttpStatusCode.NoContent,
            async () => (await school.PublishAsync(offering)).StatusCode,
            "the vendor is admitted"
        );
        var (reader, page) = (family.Reader(), PageOf(family));
        Assert.Contains("谁来上：校外机构“岳麓区青少年宫”", await reader.ReadAsync(page), StringComparison.Ordinal);

        var request = await family.Class.ApprovedAsync(school, family.Elder, offering);
        await school.AllocateAsync(offering);
        var matter = await reader.ReadAsync($"{Home}/requests/{request}");
        Assert.Contains("校外机构“岳麓区青少年宫”", matter, StringComparison.Ordinal);
        Assert.Contains("<dt>提供方</dt><dd>岳麓区青少年宫</dd>", matter, StringComparison.Ordinal);
        // In a round as well.
        var round = await school.RoundAsync(family.Plan, [offering]);
        Assert.Contains(
            "岳麓区青少年宫",
            await reader.ReadAsync($"{Home}/children/{family.Elder.Id}/rounds/{round}"),
            StringComparison.Ordinal
        );
    }

    private static object[] Wednesday => [SchoolAtHand.Slot("wednesday", "16:30:00", "17:30:00")];

    private async Task<(FamilyAtHand Family, Guid Science)> WithOneOutsideAsync(
        params (string Key, object? Value)[] but
    )
    {
        var family = await FamilyAtHand.NewAsync(app);
        return (
            family,
            await family.School.OnMenuAsync(
                family.Plan,
                [("title", "科学"), ("activity", "reading"), ("weekly", Wednesday), .. but]
            )
        );
    }

    private static Task<HttpResponseMessage> OpenAsync(
        FamilyAtHand family,
        Guid offering,
        DateTimeOffset? from = null
    ) =>
        family
            .School.AsOffice.PostAsync($"offerings/{offering}/open-claims", new { from })
            .IsAsync(HttpStatusCode.NoContent);

    private static string PageOf(FamilyAtHand family, Guid? child = null) =>
        $"{Home}/children/{child ?? family.Elder.Id}/terms/{family.School.TermId}/open";

    private static List<KeyValuePair<string, string>> Form(Guid offering, string deed) =>
        [
            KeyValuePair.Create("id", $"{Guid.CreateVersion7()}"),
            KeyValuePair.Create("offering", $"{offering}"),
            KeyValuePair.Create("deed", deed),
        ];

    private static IEnumerable<KeyValuePair<string, string>> WithId(
        IEnumerable<KeyValuePair<string, string>> form,
        Guid id
    ) => form.Select(one => one.Key == "id" ? KeyValuePair.Create("id", $"{id}") : one);

    private static async Task ComesToAsync(Task<HttpResponseMessage> sent, string address)
    {
        using var answer = await sent;
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        var (begin, end) = address.Split('*') is [var before, var after] ? (before, after) : (address, "");
        var location = answer.Headers.Location!.OriginalString;
        Assert.StartsWith(begin, location, StringComparison.Ordinal);
        Assert.EndsWith(end, location, StringComparison.Ordinal);
    }

    private Task<Guid[]> AskedAsync(Guid child) =>
        app.InDbAsync(db => db.Requests.Where(one => one.PupilId == child).Select(one => one.Id).ToArrayAsync());

    private Task<int> TakenAsync(Guid offering) =>
        app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).Select(one => one.Taken).SingleAsync());
}
