using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Cases;

/// <summary>
/// Keeps the last days of complaints as duties of the authority: opened when one is taken, done by the step itself; overdue, they
/// become findings.
/// </summary>
/// <remarks>SUP-011. The school is not named in them: a duty is listed to its school, and this one is not its own.</remarks>
public sealed class CaseClock(Settings settings, DutyBook duties)
{
    /// <summary>The days asked for in a division: the authority's own, or the page's defaults.</summary>
    public async Task<TimelyResponse> ResponseAsync(
        SupervisionPack pack,
        DivisionCode division,
        DateOnly day,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new TimelyResponse(
            await settings.FindAsync("complaint.acknowledgeDays", division, day, pack.AcknowledgeDays, ct),
            await settings.FindAsync("complaint.verifyDays", division, day, pack.VerifyDays, ct),
            await settings.FindAsync("complaint.replyDays", division, day, pack.ReplyDays, ct),
            await settings.FindAsync("complaint.fastLaneMinutes", division, day, pack.FastLaneMinutes, ct)
        );
    }

    /// <summary>Opens the duties of a complaint just taken.</summary>
    public async Task StartAsync(
        ComplaintCase complaint,
        TimelyResponse response,
        Deadlines deadlines,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(complaint);
        ArgumentNullException.ThrowIfNull(response);
        foreach (var (duty, dueOn) in response.Duties(deadlines))
            await duties.OpenAsync(
                duty,
                new Matter("take-case", complaint.Id, null, complaint.HandledBy, complaint.Edition, dueOn),
                ct
            );
    }

    /// <summary>Reopened, what is to be done anew is owed anew.</summary>
    public async Task StartAnewAsync(
        ComplaintCase complaint,
        TimelyResponse response,
        Deadlines deadlines,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(complaint);
        ArgumentNullException.ThrowIfNull(response);
        foreach (var (duty, dueOn) in response.Duties(deadlines))
            await duties.ReopenAsync(
                duty,
                new Matter("record-call-back", complaint.Id, null, complaint.HandledBy, complaint.Edition, dueOn),
                ct
            );
    }

    /// <summary>The last days were put off.</summary>
    public async Task PutOffAsync(ComplaintCase complaint, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        if (complaint.VerifyDueOn is { } verifyBy)
            await duties.PutOffAsync(TimelyResponse.VerifyRule, complaint.Id, verifyBy, ct);
        if (complaint.ReplyDueOn is { } replyBy)
            await duties.PutOffAsync(TimelyResponse.ReplyRule, complaint.Id, replyBy, ct);
    }

    /// <summary>A step was done.</summary>
    public Task StopAsync(string rule, ComplaintCase complaint, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        return duties.DoneAsync(rule, complaint.Id, complaint.Number, ct);
    }
}
