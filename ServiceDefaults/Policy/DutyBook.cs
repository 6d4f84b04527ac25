using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Opens and closes duties: one for each rule and subject, whoever opens it and however often.</summary>
public sealed class DutyBook(ServiceDb db, TimeProvider clock)
{
    /// <summary>Working days to do a duty whose text and matter give no day.</summary>
    public const int UsualWorkingDays = 10;

    private readonly HashSet<(string Rule, Guid SubjectId)> _read = [];

    /// <summary>Reads the duties of many subjects with one question, before a command opens or closes one of each.</summary>
    public async Task ReadAsync(
        IReadOnlyCollection<string> rules,
        IReadOnlyCollection<Guid> subjectIds,
        CancellationToken ct
    )
    {
        await db.Duties.Where(duty => rules.Contains(duty.Rule) && subjectIds.Contains(duty.SubjectId)).LoadAsync(ct);
        _read.UnionWith(rules.SelectMany(rule => subjectIds.Select(subject => (rule, subject))));
    }

    /// <summary>Opens the duty of a finding unless it is open or done already.</summary>
    public async Task OpenAsync(Finding finding, Matter matter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(matter);
        if (await FindAsync(finding.Rule, matter.SubjectId, ct) is not null)
            return;
        db.Duties.Add(Row(finding, matter, clock.Now()));
    }

    /// <summary>
    /// Opens or reopens a duty that many schools share, as one of a county: at once and whatever becomes of the caller's own work, so that
    /// two who come at one moment do not stop each other.
    /// </summary>
    public async Task OpenSharedAsync(Finding finding, Matter matter, CancellationToken ct)
    {
        var row = Row(finding, matter, clock.Now());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into duty
                (id, rule, subject_id, bound, school_id, division, due_on, opened_at, edition, document, article, quote)
            values ({row.Id}, {row.Rule}, {row.SubjectId}, {row.Bound}, {row.SchoolId}, {row.Division.Prefix},
                {row.DueOn}, {row.OpenedAt.UtcDateTime}, {row.Edition}, {row.Document}, {row.Article}, {row.Quote})
            on conflict (rule, subject_id) do update
            set done_at = null, evidence = null, overdue_told_at = null, due_on = excluded.due_on
            where duty.done_at is not null
            """,
            ct
        );
    }

    /// <summary>The row alone, for paths that write many rows in one statement of their own.</summary>
    public static Duty Row(Finding finding, Matter matter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(matter);
        var source = finding.Sources.Count > 0 ? finding.Sources[0] : null;
        return new()
        {
            Id = Guid.CreateVersion7(),
            Rule = finding.Rule,
            SubjectId = matter.SubjectId,
            Bound = finding.Bound ?? "school",
            SchoolId = matter.SchoolId,
            Division = matter.Division,
            DueOn = DueOn(matter, now),
            OpenedAt = now,
            Edition = source?.Edition ?? matter.Edition ?? "",
            Document = source?.Document ?? "",
            Article = source?.Article ?? "",
            Quote = source?.Quote ?? "",
        };
    }

    /// <summary>Opens the duty of a finding; one that was done is owed anew, and keeps the day it was first opened.</summary>
    /// <param name="finding">What is owed.</param>
    /// <param name="matter">For what.</param>
    /// <param name="ct">Gives it up.</param>
    /// <param name="doneBefore">What was done at or after this moment stays done; none: nothing does.</param>
    public async Task ReopenAsync(
        Finding finding,
        Matter matter,
        CancellationToken ct,
        DateTimeOffset? doneBefore = null
    )
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(matter);
        if (await FindAsync(finding.Rule, matter.SubjectId, ct) is not { } duty)
        {
            await OpenAsync(finding, matter, ct);
            return;
        }

        if (duty.DoneAt is null || duty.DoneAt >= doneBefore)
            return;
        (duty.DoneAt, duty.Evidence, duty.OverdueToldAt) = (null, null, null);
        duty.DueOn = DueOn(matter, clock.Now());
    }

    /// <summary>Records the duty as done, with what shows it; no duty of that rule is no matter.</summary>
    public async Task DoneAsync(string rule, Guid subjectId, string evidence, CancellationToken ct)
    {
        if (await FindAsync(rule, subjectId, ct) is { DoneAt: null } duty)
            (duty.DoneAt, duty.Evidence) = (clock.Now(), evidence);
    }

    /// <summary>Gives an open duty another last day, as whoever may extend it decided.</summary>
    public async Task PutOffAsync(string rule, Guid subjectId, DateOnly dueOn, CancellationToken ct)
    {
        if (await FindAsync(rule, subjectId, ct) is { DoneAt: null } duty)
            duty.DueOn = dueOn;
    }

    /// <summary>Whether the duty is open.</summary>
    public async Task<bool> IsOpenAsync(string rule, Guid subjectId, CancellationToken ct) =>
        await FindAsync(rule, subjectId, ct) is { DoneAt: null };

    private static DateOnly DueOn(Matter matter, DateTimeOffset now) =>
        matter.DutiesDueOn ?? ChinaCalendar.Announced.AddWorkingDays(now.DayInChina(), UsualWorkingDays);

    private async Task<Duty?> FindAsync(string rule, Guid subjectId, CancellationToken ct) =>
        db.Duties.Local.FirstOrDefault(duty => duty.Rule == rule && duty.SubjectId == subjectId)
        ?? (
            _read.Contains((rule, subjectId))
                ? null
                : await db.Duties.FirstOrDefaultAsync(duty => duty.Rule == rule && duty.SubjectId == subjectId, ct)
        );
}
