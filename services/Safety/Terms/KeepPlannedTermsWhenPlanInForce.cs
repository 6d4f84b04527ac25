using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Insurance;

/// <summary>A liability policy.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="From">First day covered.</param>
/// <param name="Until">Last day covered.</param>
/// <param name="CoversServiceHours">Whether it covers the hours of the service.</param>
public sealed record InsurancePolicyAsked(Guid SchoolId, DateOnly From, DateOnly Until, bool CoversServiceHours);

/// <summary>A plan in force makes cover of its term expected.</summary>
public sealed class ExpectCoverWhenPlanInForce(SafetyDb db) : IConsumer<PlanInForce>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlanInForce> context)
    {
        var told = context.Message;
        if (await db.ExpectedCovers.FindAsync([told.TermId], context.CancellationToken) is null)
            db.ExpectedCovers.Add(new ExpectedCover { TermId = told.TermId, SchoolId = told.SchoolId });
    }
}
