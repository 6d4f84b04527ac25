using System.Diagnostics;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>
/// Where rulings are entered: every decision is written down with what it rested on; what is permitted goes on in the same
/// transaction, what is not leaves nothing behind but the decision and, where the text holds it, the matter that waits.
/// </summary>
public sealed class Rulings(ServiceDb db, DutyBook duties, Caller caller, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What the caller brings: the reason, and what the authority has decided on this subject already.</summary>
    public async Task<Plea> HearAsync(Guid subjectId, string? reason, CancellationToken ct)
    {
        var decided = await db
            .HeldMatters.Where(held => held.SubjectId == subjectId && held.Granted != null)
            .ToDictionaryAsync(held => held.Rule, held => held.Granted!.Value, ct);
        return new Plea(reason, decided);
    }

    /// <summary>What the authority has decided on many subjects; who is not there has nothing decided.</summary>
    public async Task<IReadOnlyDictionary<Guid, Plea>> HearAsync(Guid[] subjectIds, CancellationToken ct)
    {
        var decided = await db
            .HeldMatters.Where(held => subjectIds.Contains(held.SubjectId) && held.Granted != null)
            .Select(held => new
            {
                held.SubjectId,
                held.Rule,
                Granted = held.Granted!.Value,
            })
            .ToListAsync(ct);
        return decided
            .GroupBy(held => held.SubjectId)
            .ToDictionary(
                subject => subject.Key,
                subject => new Plea(null, subject.ToDictionary(held => held.Rule, held => held.Granted))
            );
    }

    /// <summary>
    /// Enters a ruling that has heard the plea. Null: permitted, go on; the decision and the duties it opens are saved with the
    /// caller's own work. Otherwise the answer for the caller; nothing else of the unit of work is kept.
    /// </summary>
    public async Task<RuledOut?> EnterAsync(Matter matter, Ruling ruling, Plea plea, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(ruling);
        ArgumentNullException.ThrowIfNull(plea);
        Activity.Current?.SetTag("afterschool.command", matter.Command);
        Activity.Current?.SetTag("afterschool.subject", matter.SubjectId);
        Activity.Current?.SetTag("afterschool.verdict", ruling.Gravest?.ToString() ?? "Permitted");
        if (ruling.Permits)
        {
            db.Decisions.Add(Row(matter, ruling, plea, caller.AccountId, clock.Now()));
            foreach (var finding in ruling.Duties)
                await duties.OpenAsync(finding, matter, ct);
            return null;
        }

        db.ChangeTracker.Clear();
        db.Decisions.Add(Row(matter, ruling, plea, caller.AccountId, clock.Now()));
        Guid? held = ruling.Gravest == Verdict.Held ? await HoldAsync(matter, ruling, ct) : null;
        await db.SaveChangesAsync(ct);
        return new RuledOut(ruling, held);
    }

    private async Task<Guid?> HoldAsync(Matter matter, Ruling ruling, CancellationToken ct)
    {
        Guid? first = null;
        foreach (var finding in ruling.Findings.Where(finding => finding.Verdict == Verdict.Held))
        {
            var waiting = await db.HeldMatters.FirstOrDefaultAsync(
                held => held.SubjectId == matter.SubjectId && held.Rule == finding.Rule,
                ct
            );
            if (waiting is null)
            {
                waiting = new HeldMatter
                {
                    Id = Guid.CreateVersion7(),
                    Rule = finding.Rule,
                    Command = matter.Command,
                    SubjectId = matter.SubjectId,
                    SchoolId = matter.SchoolId,
                    Division = matter.Division,
                    Edition = matter.Edition ?? "",
                    Article = finding.Sources.Count > 0 ? finding.Sources[0].Article : "",
                    Quote = finding.Sources.Count > 0 ? finding.Sources[0].Quote : "",
                    OpenedAt = clock.Now(),
                };
                db.HeldMatters.Add(waiting);
            }

            first ??= waiting.Id;
        }

        return first;
    }

    /// <summary>The row alone, for paths that write many rows in one statement of their own.</summary>
    public static Decision Row(Matter matter, Ruling ruling, Plea plea, Guid askedBy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(ruling);
        ArgumentNullException.ThrowIfNull(plea);
        return new()
        {
            Id = Guid.CreateVersion7(),
            Command = matter.Command,
            SubjectId = matter.SubjectId,
            SchoolId = matter.SchoolId,
            AskedBy = askedBy == Guid.Empty ? null : askedBy,
            At = now,
            Verdict = ruling.Gravest,
            Edition = matter.Edition,
            Reason = plea.Reason,
            Findings = JsonSerializer.Serialize(ruling.Findings, Json),
        };
    }
}
