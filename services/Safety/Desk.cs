using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety;

/// <summary>What nearly every command of this service works with, so that its signature names only what is its own.</summary>
internal sealed class Desk(SafetyDb db, Law law, Rulings rulings, Outbox outbox, DeskCaller who)
{
    /// <summary>The key ring that names of children and of those who collect them are sealed under.</summary>
    public const string Names = "Names";

    public SafetyDb Db => db;

    public Law Law => law;

    public Rulings Rulings => rulings;

    public Outbox Outbox => outbox;

    public OfficeNotices Office => who.Office;

    public DutyBook Duties => who.Duties;

    public Caller Caller => who.Caller;

    public Reach Reach => who.Reach;

    public Creations Creations => who.Creations;

    /// <summary>This moment, +08:00.</summary>
    public DateTimeOffset Now => who.Clock.Now();

    /// <summary>The day it is in China.</summary>
    public DateOnly Today => who.Clock.Today();

    /// <summary>Records every open duty of that rule at a school as done, whatever it is about.</summary>
    public async Task DoneAtAsync(string rule, Guid schoolId, string evidence, CancellationToken ct)
    {
        var open = await db
            .Duties.Where(duty => duty.Rule == rule && duty.SchoolId == schoolId && duty.DoneAt == null)
            .ToListAsync(ct);
        foreach (var duty in open)
            (duty.DoneAt, duty.Evidence) = (Now, evidence);
    }
}

/// <summary>Who stands before the desk, how far they reach, and when.</summary>
internal sealed record DeskCaller(
    Caller Caller,
    Reach Reach,
    Creations Creations,
    OfficeNotices Office,
    DutyBook Duties,
    TimeProvider Clock
);
