using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Directory.Notices;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Tests.Notices;

/// <summary>Notices that go by mail too, by MailKit to a mail server that listens, refuses or is away.</summary>
public sealed class LetterTests(MailedDirectory mailed) : IClassFixture<MailedDirectory>
{
    private const string Child = "慕容小溪";
    private const string Phone = "13900001234";
    private readonly DirectoryApp _app = mailed.App;

    [Fact]
    public async Task Arrive_with_the_childs_name_and_are_told_as_delivered()
    {
        mailed.Mail.Open();
        var (address, notice, _) = await NoticeAsync();
        await _app.Told.FirstAsync<NoticeDelivered>(one => one.NoticeId == notice && one.Channel == "smtp");

        var letter = mailed.Mail.LetterTo(address)!;
        Assert.Equal(
            ("课后服务通知", "school@after-school.test"),
            (letter.Subject, letter.From.Mailboxes.Single().Address)
        );
        Assert.Equal($"{Child}于 9月7日 17:35 离校，请您留意孩子到家。", letter.TextBody!.Trim());
        Assert.Equal(0, await LettersAsync(notice));
        NothingPersonalIsLogged(address);
    }

    [Fact]
    public async Task Refused_for_good_are_tried_once_and_told_as_failed()
    {
        mailed.Mail.Open();
        var (address, notice, guardian) = await NoticeAsync(known: false);
        await _app.Told.FirstAsync<NoticeFailed>(one => one.NoticeId == notice && one.Channel == "smtp");

        Assert.Single(mailed.Mail.Asked, address);
        Assert.Equal(0, await LettersAsync(notice));
        var inbox = await _app.As(guardian, Roles.Guardian).GetFromJsonAsync<JsonArray>("/directory/v1/notices");
        Assert.Single(inbox!);
        NothingPersonalIsLogged(address);
    }

    [Fact]
    public async Task Wait_for_a_server_that_is_away_and_arrive_when_it_is_back()
    {
        mailed.Mail.Close();
        var (address, notice, _) = await NoticeAsync();
        await Eventually.True(async () => await AttemptsAsync(notice) > 0, "the letter is tried in vain");
        mailed.Mail.Open();
        await _app.Told.FirstAsync<NoticeDelivered>(one => one.NoticeId == notice && one.Channel == "smtp");
        Assert.NotNull(mailed.Mail.LetterTo(address));
        NothingPersonalIsLogged(address);
    }

    [Fact]
    public async Task Are_given_up_after_the_last_attempt_and_told_as_failed()
    {
        mailed.Mail.Close();
        var (address, notice, _) = await NoticeAsync();
        await Eventually.True(async () => await AttemptsAsync(notice) > 0, "the letter is tried in vain");
        Assert.DoesNotContain(_app.Told.Of<NoticeFailed>(), one => one.NoticeId == notice);

        // Half an hour of trying, passed over.
        var now = TimeProvider.System.GetUtcNow();
        await _app.InDbAsync(db =>
            Of(db, notice)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.Attempts, LetterCarrier.LastAttempt - 1)
                        .SetProperty(one => one.NotBefore, now)
                )
        );
        await _app.Told.FirstAsync<NoticeFailed>(one => one.NoticeId == notice && one.Channel == "smtp");
        Assert.Equal(0, await LettersAsync(notice));
        NothingPersonalIsLogged(address);
    }

    private async Task<(string Address, Guid Notice, Guid Guardian)> NoticeAsync(bool known = true)
    {
        var school = await _app.SchoolAsync();
        var pupil = await _app.PupilAsync(school, await _app.ClassAsync(school), Child);
        var (guardian, userName) = await _app.ActiveAsync(Roles.Guardian);
        var address = $"{userName}@families.test";
        if (!known)
            mailed.Mail.Unknown = address;
        await DirectoryApp.OkAsync(
            _app.Operator.PutAsJsonAsync(
                $"/directory/v1/accounts/{guardian}/contact",
                new
                {
                    displayName = "慕容先生",
                    phone = Phone,
                    email = address,
                }
            )
        );
        await DirectoryApp.OkAsync(
            _app.Operator.PutAsJsonAsync(
                $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
                new { guardianAccountId = guardian, pupilId = pupil }
            )
        );
        var notice = Guid.CreateVersion7();
        await _app.TellAsync(
            new NoticeDue
            {
                NoticeId = notice,
                SubjectId = pupil,
                Template = "leave-school",
                ToAccountId = null,
                ToGuardiansOfPupilId = pupil,
                SchoolId = school,
                About = new DateOnly(2026, 9, 7).InChinaAt(new TimeOnly(17, 35)),
                AmountFen = null,
                Deadline = null,
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );
        return (address, notice, guardian);
    }

    private static IQueryable<Letter> Of(Storage.DirectoryDb db, Guid notice) =>
        db.Letters.Where(letter => db.Notices.Any(one => one.Id == letter.Id && one.NoticeId == notice));

    private Task<int> LettersAsync(Guid notice) => _app.InDbAsync(db => Of(db, notice).CountAsync());

    private Task<int> AttemptsAsync(Guid notice) =>
        _app.InDbAsync(db => Of(db, notice).Select(letter => letter.Attempts).FirstOrDefaultAsync());

    private void NothingPersonalIsLogged(string address)
    {
        Assert.Contains(mailed.Log.Lines, line => line.Contains("letter", StringComparison.OrdinalIgnoreCase));
        foreach (var personal in (string[])[address, Child, "慕容先生", Phone])
            Assert.DoesNotContain(mailed.Log.Lines, line => line.Contains(personal, StringComparison.Ordinal));
    }
}

/// <summary>A Directory with a mail server.</summary>
public sealed class MailedDirectory : IAsyncLifetime
{
    /// <summary>The mail server, closed until a test opens it.</summary>
    public SmallMailServer Mail { get; } = new();

    /// <summary>What Directory logs.</summary>
    public LogHeard Log { get; } = new();

    /// <summary>Directory.</summary>
    public DirectoryApp App { get; }

    /// <summary>Makes both.</summary>
    public MailedDirectory() =>
        App = new()
        {
            Log = Log,
            With =
            [
                ("Smtp:Host", "127.0.0.1"),
                ("Smtp:Port", $"{Mail.Port}"),
                ("Smtp:From", "school@after-school.test"),
            ],
        };

    /// <inheritdoc />
    public ValueTask InitializeAsync() => App.InitializeAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
