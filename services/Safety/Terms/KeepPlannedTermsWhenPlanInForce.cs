using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Terms;

/// <summary>A plan in force opens the safety duties of its term.</summary>
public sealed class KeepPlannedTermsWhenPlanInForce(SafetyDb db) : IConsumer<PlanInForce>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlanInForce> context)
    {
        var told = context.Message;
        if (await db.PlannedTerms.FindAsync([told.TermId], context.CancellationToken) is null)
            db.PlannedTerms.Add(new PlannedTerm { TermId = told.TermId, SchoolId = told.SchoolId });
    }
}
