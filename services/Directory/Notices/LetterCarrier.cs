using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Notices;

/// <summary>
/// Carries letters to the mail server, one transaction each, with growing pauses after a failure. Any number of replicas may: each
/// takes what no other holds. A letter is given up after ten attempts, or when the server refuses the address for good; that is told,
/// and the notice stays in the inbox.
/// </summary>
internal sealed partial class LetterCarrier(IServiceScopeFactory scopes, Post post, ILogger<LetterCarrier> log)
    : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    /// <summary>Attempts before a letter is given up: a little over half an hour.</summary>
    internal const int LastAttempt = 10;

    private const string Channel = "smtp";

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (post.IsConfigured && await CarryOneAsync(ct)) { }
    }

    private async Task<bool> CarryOneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var letter = await db
            .Letters.FromSql(
                $"""
                select * from letter where not_before <= clock_timestamp()
                order by not_before limit 1 for update skip locked
                """
            )
            .AsTracking()
            .FirstOrDefaultAsync(ct);
        if (letter is null)
            return false;
        try
        {
            await SendAsync(scope.ServiceProvider, db, letter, ct);
            db.Letters.Remove(letter);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever it was, it is this letter's: the ones behind it must not wait.
            await SetBackAsync(scope.ServiceProvider, db, letter, problem, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task SendAsync(IServiceProvider services, DirectoryDb db, Letter letter, CancellationToken ct)
    {
        var notice = await db.Notices.FirstAsync(one => one.Id == letter.Id, ct);
        var account = await db.Accounts.AsNoTracking().FirstAsync(one => one.Id == notice.AccountId, ct);
        if (account.EmailSealed is not { } address || account.ClosedAt is not null)
            return;
        var to = services.GetRequiredService<Seals>().Directory.Open(address, $"{account.Id}/email");
        var text = await services.GetRequiredService<NoticeWords>().SayAsync(notice, "zh", ct);
        await post.SendAsync(to, services.GetRequiredService<Words>().Say("notice-subject", "zh"), text, ct);
        services
            .GetRequiredService<Outbox>()
            .Publish(
                new NoticeDelivered
                {
                    NoticeId = notice.NoticeId,
                    SubjectId = notice.SubjectId,
                    Channel = Channel,
                    OccurredAt = services.GetRequiredService<TimeProvider>().Now(),
                }
            );
    }

    private async Task SetBackAsync(
        IServiceProvider services,
        DirectoryDb db,
        Letter letter,
        Exception problem,
        CancellationToken ct
    )
    {
        letter.Attempts++;
        letter.NotBefore = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, letter.Attempts));
        // By kind only: what a mail server says of a letter names its recipient.
        LetterFailed(log, letter.Id, letter.Attempts, problem.GetType().Name);
        if (letter.Attempts < LastAttempt && !Post.IsForGood(problem))
            return;
        db.Letters.Remove(letter);
        var notice = await db.Notices.AsNoTracking().FirstAsync(one => one.Id == letter.Id, ct);
        services
            .GetRequiredService<Outbox>()
            .Publish(
                new NoticeFailed
                {
                    NoticeId = notice.NoticeId,
                    SubjectId = notice.SubjectId,
                    Channel = Channel,
                    OccurredAt = services.GetRequiredService<TimeProvider>().Now(),
                }
            );
        LetterGivenUp(log, letter.Id);
    }

    [LoggerMessage(LogLevel.Warning, "Letter {Id} is given up; its notice stays in the inbox.")]
    private static partial void LetterGivenUp(ILogger log, Guid id);

    [LoggerMessage(LogLevel.Warning, "Letter {Id} failed for the {Attempts}. time: {Problem}.")]
    private static partial void LetterFailed(ILogger log, Guid id, int attempts, string problem);
}
