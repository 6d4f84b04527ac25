using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Safety;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Contracts.Supervision;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Copies;

/// <summary>Keeps whether a school's plan is approved and published: two of the charge guards.</summary>
public sealed class KeepPlanWhenPlanInForce(FeesDb db) : IConsumer<PlanInForce>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlanInForce> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        await db.Plans.KeepAsync(
            new SchoolPlan { SchoolId = told.SchoolId, TermId = told.TermId },
            told.Version,
            plan => (plan.IsApproved, plan.PublishedOn) = (told.IsApproved, told.PublishedOn),
            ct
        );
        await BillClock.WakeAsync(db, told.SchoolId, ct);
    }
}

/// <summary>Keeps that an offering is on the menu.</summary>
public sealed class KeepOfferingWhenOfferingPublished(FeesDb db) : IConsumer<OfferingPublished>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.PublishedAt is null || offering.PublishedAt < told.OccurredAt)
            offering.PublishedAt = told.OccurredAt;
    }
}

/// <summary>Keeps that an offering stands still: no bill for what has stopped.</summary>
public sealed class KeepOfferingWhenOfferingSuspended(FeesDb db) : IConsumer<OfferingSuspended>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OfferingSuspended> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var offering = await db.OfferingAsync(told.OfferingId, ct);
        if (offering.SuspendedAt is null || offering.SuspendedAt < told.OccurredAt)
            offering.SuspendedAt = told.OccurredAt;
    }
}

/// <summary>Keeps the planned sessions: class-hours and refunds are counted in them.</summary>
public sealed class KeepTimetableWhenSessionsScheduled(FeesDb db) : IConsumer<SessionsScheduled>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionsScheduled> context)
    {
        var told = context.Message;
        return db.Timetables.KeepAsync(
            new OfferingTimetable { OfferingId = told.OfferingId },
            told.Revision,
            timetable =>
            {
                timetable.Days = [.. told.Sessions.Select(session => session.Day)];
                timetable.Minutes = [.. told.Sessions.Select(one => (int)(one.Ends - one.Starts).TotalMinutes)];
            },
            context.CancellationToken
        );
    }
}

/// <summary>Keeps who was there: a pupil who never came gets everything back.</summary>
public sealed class KeepAttendanceWhenSessionHeld(FeesDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SessionHeld> context)
    {
        var told = context.Message;
        if (!await db.Sessions.AnyAsync(one => one.SessionId == told.SessionId, context.CancellationToken))
            db.Sessions.Add(
                new SessionTakenPlace
                {
                    SessionId = told.SessionId,
                    OfferingId = told.OfferingId,
                    Day = told.Day,
                    PresentPupilIds = told.PresentPupilIds,
                }
            );
    }
}

/// <summary>Keeps confirmed workload: allowances are paid for what was held.</summary>
public sealed class KeepWorkloadWhenWorkloadConfirmed(FeesDb db) : IConsumer<WorkloadConfirmed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<WorkloadConfirmed> context)
    {
        var told = context.Message;
        if (!await db.Workloads.AnyAsync(one => one.Id == told.WorkloadId, context.CancellationToken))
            db.Workloads.Add(
                new Workload
                {
                    Id = told.WorkloadId,
                    PersonId = told.PersonId,
                    SchoolId = told.SchoolId,
                    Month = told.Month,
                    DutyRole = told.DutyRole,
                    Category = told.Category,
                    SessionsHeld = told.SessionsHeld,
                }
            );
    }
}

/// <summary>Stops a school's bills when its charges are frozen.</summary>
public sealed class FreezeChargesWhenSanctionImposed(FeesDb db) : IConsumer<SanctionImposed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SanctionImposed> context)
    {
        var told = context.Message;
        if (
            told.Kind == "chargeFreeze"
            && !await db.ChargeFreezes.AnyAsync(one => one.SanctionId == told.SanctionId, context.CancellationToken)
        )
            db.ChargeFreezes.Add(new ChargeFreeze { SanctionId = told.SanctionId, SchoolId = told.SubjectId });
    }
}
