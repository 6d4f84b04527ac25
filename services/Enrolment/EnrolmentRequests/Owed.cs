using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>What a school owes a family, opened and closed around the steps of a request.</summary>
internal static class Owed
{
    /// <summary>A step that stays pending leaves behind the duty that keeps it so.</summary>
    public static async Task OweAsync(
        this DutyBook duties,
        Ruling ruling,
        string rule,
        Matter matter,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        foreach (var finding in ruling.Findings.Where(one => one.Rule == rule && one.Verdict == Verdict.Pending))
            await duties.OpenAsync(finding, matter, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Who has left is owed no signature and no review any more.</summary>
    public static async Task ReleaseAsync(
        this EnrolmentDb db,
        Guid[] subjects,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var open = await db
            .Duties.Where(duty => subjects.Contains(duty.SubjectId) && duty.DoneAt == null)
            .ToListAsync(ct);
        foreach (var duty in open)
            (duty.DoneAt, duty.Evidence) = (now, "the pupil has left");
    }
}
