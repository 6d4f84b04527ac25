using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

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
