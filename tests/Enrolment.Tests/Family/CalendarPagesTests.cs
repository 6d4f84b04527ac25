using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>The page of a child's calendars: an address is shown once, leads there until it is stopped, and is nobody else's to make or stop.</summary>
public sealed partial class CalendarPagesTests(EnrolmentApp app)
{
    private const string Home = "/family/enrolment";

    [Fact]
    public async Task An_address_is_shown_once_and_leads_to_the_calendar_until_it_is_stopped()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (reader, page) = (family.Reader(), PageOf(family.Elder.Id));
        var form = await reader.FillAsync(page);
        using var made = await reader.SendAsync($"{page}/make", form);
        var html = await made.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var address = Address().Match(html).Groups[1].Value;
        Assert.Contains("它只显示这一次", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(address));

        // Sent twice, or read once more: the address is not told again, and no second one is made.
        using var again = await reader.SendAsync($"{page}/make", form);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.DoesNotContain("key=", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var later = await reader.ReadAsync(page);
        Assert.DoesNotContain("key=", later, StringComparison.Ordinal);
        var feed = Guid.Parse(Assert.Single(Revoke().Matches(later)).Groups[1].Value);

        using var stopped = await reader.SendAsync($"{page}/{feed}/revoke", []);
        Assert.Equal($"{page}?done=revoked", stopped.Headers.Location?.OriginalString);
        Assert.Contains("地址已停用", await reader.ReadAsync($"{page}?done=revoked"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await AskedAsync(address));
        Assert.DoesNotContain("/revoke", await reader.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sixth_address_is_refused_until_one_is_stopped()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (reader, page) = (family.Reader(), PageOf(family.Elder.Id));
        foreach (var _ in Enumerable.Range(0, 5))
            await IsAsync(HttpStatusCode.OK, reader.SendAsync($"{page}/make", await reader.FillAsync(page)));
        using var sixth = await reader.SendAsync($"{page}/make", await reader.FillAsync(page));
        Assert.Equal(HttpStatusCode.Conflict, sixth.StatusCode);
        var html = await sixth.Content.ReadAsStringAsync();
        Assert.Contains("已有 5 个", html, StringComparison.Ordinal);

        var feed = Revoke().Match(html).Groups[1].Value;
        await IsAsync(HttpStatusCode.Redirect, reader.SendAsync($"{page}/{feed}/revoke", []));
        await IsAsync(HttpStatusCode.OK, reader.SendAsync($"{page}/make", await reader.FillAsync(page)));
    }

    [Fact]
    public async Task Another_familys_child_has_no_calendar_here_and_its_address_is_not_to_be_stopped()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var (own, other) = (family.Reader(), family.Reader(family.Other.Guardian));
        var theirs = PageOf(family.Other.Id);
        await IsAsync(HttpStatusCode.OK, other.SendAsync($"{theirs}/make", await other.FillAsync(theirs)));
        var feed = await app.InDbAsync(db =>
            db.Calendars.Where(one => one.SubjectId == family.Other.Id).Select(one => one.Id).SingleAsync()
        );

        await IsAsync(HttpStatusCode.NotFound, own.GetAsync(theirs));
        var form = await own.FillAsync(PageOf(family.Elder.Id));
        await IsAsync(HttpStatusCode.NotFound, own.SendAsync($"{theirs}/make", form));
        // By the address of the own child, too.
        await IsAsync(HttpStatusCode.NotFound, own.SendAsync($"{theirs}/{feed}/revoke", []));
        await IsAsync(HttpStatusCode.NotFound, own.SendAsync($"{PageOf(family.Elder.Id)}/{feed}/revoke", []));
        var kept = await app.InDbAsync(db =>
            db.Calendars.Where(one => one.SubjectId == family.Other.Id).Select(one => one.RevokedAt).ToListAsync()
        );
        Assert.Equal([null], kept);
        Assert.Contains("/revoke", await other.ReadAsync(theirs), StringComparison.Ordinal);
    }

    private static string PageOf(Guid child) => $"{Home}/children/{child}/calendar";

    private static async Task IsAsync(HttpStatusCode expected, Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    // As a phone asks that nobody is signed in to.
    private async Task<HttpStatusCode> AskedAsync(string address)
    {
        using var phone = app.CreateClient();
        using var answer = await phone.GetAsync(new Uri(address).PathAndQuery);
        return answer.StatusCode;
    }

    [GeneratedRegex("<code>(https?://[^<]+/public/enrolment/calendar\\.ics\\?key=[^<]+)</code>")]
    private static partial Regex Address();

    [GeneratedRegex("/calendar/([0-9a-f-]{36})/revoke")]
    private static partial Regex Revoke();
}
