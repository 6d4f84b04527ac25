using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>What commands on plans ask first.</summary>
internal static class PlansAtHand
{
    extension(Desk desk)
    {
        /// <summary>The plan, if the caller runs its school.</summary>
        public async Task<ServicePlan?> OwnPlanAsync(Guid id, CancellationToken ct) =>
            await desk.Db.Plans.FindAsync([id], ct) is { } plan && await desk.RunsSchoolAsync(plan.SchoolId, ct)
                ? plan
                : null;

        /// <summary>What governs the plan's term; a plan is only drafted where that is known.</summary>
        public async Task<Governed> GovernedAsync(ServicePlan plan, CancellationToken ct) =>
            await desk.Governing.OfAsync(plan.SchoolId, plan.TermId, ct)
            ?? throw new InvalidOperationException($"Plan {plan.Id} was drafted for a term the roll does not know.");
    }

    /// <summary>Parents counted for a petition: one guardian for each pupil on the roll.</summary>
    public static Task<int> ParentsCountedAsync(this EnrolmentDb db, Guid schoolId, CancellationToken ct) =>
        db.Pupils.CountAsync(pupil => pupil.SchoolId == schoolId && pupil.OnRoll, ct);
}

/// <summary>400 with a pointer, for what validation attributes cannot say.</summary>
internal static class Invalid
{
    public static ValidationProblem Field(string member, string detail) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [member] = [detail] });
}
