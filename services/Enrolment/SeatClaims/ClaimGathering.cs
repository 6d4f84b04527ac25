using System.Threading.Channels;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Npgsql;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// Gathers claims: while one batch is decided and written, those that come meanwhile wait for the next, so that a
/// batch is as large as the rush. Nothing waits for a batch to fill. Every replica gathers for itself; what two of
/// them decide at once meets at the constraints of the database, and whoever comes second reads again and decides anew.
/// </summary>
internal sealed partial class ClaimGathering(
    NpgsqlDataSource database,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ClaimGathering> log
) : BackgroundService
{
    private const int BatchClaims = 256;

    // Two, so that one is decided while the other waits for its commit to be on the disk.
    private const int Lanes = 2;

    // Some two seconds of them: whoever comes when so many wait is better told to come again.
    private const int MostWaiting = 5_000;
    private const int Attempts = 5;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(MostWaiting);

    /// <summary>The answer of a claim, once its batch is committed.</summary>
    public Task<ClaimAnswer> ClaimAsync(SeatClaim claim)
    {
        var one = new Waiting(claim);
        return _waiting.Writer.TryWrite(one)
            ? one.Answer.Task
            : Task.FromResult<ClaimAnswer>(new ClaimAnswer.Taken(ClaimAnswer.Busy));
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => GatherAsync(stoppingToken)));

    private async Task GatherAsync(CancellationToken ct)
    {
        List<Waiting> batch = new(BatchClaims);
        while (await _waiting.Reader.WaitToReadAsync(ct))
        {
            while (batch.Count < BatchClaims && _waiting.Reader.TryRead(out var one))
                batch.Add(one);
            if (batch.Count > 0)
                await AnswerAsync(batch, ct);
            batch.Clear();
        }
    }

    private async Task AnswerAsync(IReadOnlyList<Waiting> batch, CancellationToken ct)
    {
        try
        {
            var answers = await DecideAsync([.. batch.Select(one => one.Claim)], ct);
            for (var at = 0; at < batch.Count; at++)
                batch[at].Answer.SetResult(answers[at]);
        }
        catch (PostgresException collided) when (Collides(collided) && batch.Count > 1)
        {
            // What cannot be together is decided one by one, so that nobody is refused for another's sake.
            BatchSplit(log, batch.Count, collided.SqlState);
            foreach (var one in batch)
                await AnswerAsync([one], ct);
        }
#pragma warning disable CA1031 // Whoever asked hears of it, as if the request had failed by itself; the next batch is another matter.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            foreach (var one in batch)
                one.Answer.TrySetException(problem);
        }
    }

    /// <summary>Reads, decides, writes; anew when somebody else was faster, since then the facts are others.</summary>
    private async Task<IReadOnlyList<ClaimAnswer>> DecideAsync(IReadOnlyList<SeatClaim> claims, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var law = (services.GetRequiredService<Governing>(), services.GetRequiredService<Settings>());
            var facts = await ClaimReading.ReadAsync(connection, claims, law, ct);
            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.Now().ToUnixTimeMilliseconds());
            var sitting = new ClaimSitting(facts, now);
            ClaimAnswer[] answers = [.. claims.Select(sitting.Decide)];
            if (sitting.Taken.Count == 0)
                return answers;
            try
            {
                var sessions = await SessionsToCome.ReadAsync(connection, sitting.Taken, now, ct);
                await ClaimWriting.WriteAsync(connection, sitting.Taken, sessions, now, ct);
                return answers;
            }
            catch (PostgresException collided) when (Collides(collided) && attempt < Attempts) { }
        }
    }

    private static bool Collides(PostgresException problem) =>
        problem.SqlState
            is PostgresErrorCodes.CheckViolation
                or PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.ExclusionViolation
                or PostgresErrorCodes.DeadlockDetected;

    [LoggerMessage(
        LogLevel.Information,
        "A batch of {Claims} claims collided again and again ({State}); each by itself."
    )]
    private static partial void BatchSplit(ILogger log, int claims, string state);

    private sealed record Waiting(SeatClaim Claim)
    {
        public TaskCompletionSource<ClaimAnswer> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
