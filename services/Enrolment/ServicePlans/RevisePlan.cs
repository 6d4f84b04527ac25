using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>PUT /plans/{id}/revisions/{revisionId} — the school drafts a change of the plan in force; one at a time (方案修订).</summary>
internal static class RevisePlan
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        Guid revisionId,
        PlanRevised revised,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (revised.WrongIn() is { } wrong)
            return wrong;
        var known = await desk.Db.PlanRevisions.FindAsync([revisionId], ct);
        if (known is not null && known.PlanId != id)
            return TypedResults.NotFound();
        var content = revised.Apply(plan.Content);
        if (known is null)
        {
            if (plan is not { Status: PlanStatus.InForce, TakenInto: null })
                return TypedResults.Conflict();
            // A second open revision meets the first at a unique index, and is answered 409.
            desk.Db.PlanRevisions.Add(
                new PlanRevision
                {
                    Id = revisionId,
                    PlanId = id,
                    SchoolId = plan.SchoolId,
                    BasedOn = plan.VersionInForce ?? await FirstVersionAsync(plan, desk, ct),
                    Reason = revised.Reason,
                    Content = content,
                    DraftedAt = desk.Clock.Now(),
                    DraftedBy = desk.Caller.AccountId,
                }
            );
        }
        else if (known.IsOpen)
            (known.Content, known.Reason) = (content, revised.Reason);
        else
            return TypedResults.Conflict();

        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // A plan that came into force before plans were frozen is frozen as it stands.
    private static async Task<int> FirstVersionAsync(ServicePlan plan, Desk desk, CancellationToken ct)
    {
        var governed = await desk.GovernedAsync(plan, ct);
        var first = await desk.FreezeAsync(plan, plan.Content, null, governed, ct);
        desk.Publicise(plan, first.Version);
        return first.Version;
    }
}

/// <summary>A change of a plan; what is not named stays as it is in force.</summary>
/// <param name="Reason">Why the plan changes.</param>
/// <param name="Sections">Sections that change; an empty text removes one.</param>
/// <param name="FeeScheme">The whole fee scheme, where it changes.</param>
/// <param name="InternalSeats">All seats held back, where that changes.</param>
/// <param name="Consultation">How parents and pupils were asked about the change.</param>
public sealed record PlanRevised(
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Reason,
    [property: MaxLength(30)] Dictionary<string, string>? Sections = null,
    [property: MaxLength(200)] FeeLineMade[]? FeeScheme = null,
    [property: MaxLength(100)] SeatsHeld[]? InternalSeats = null,
    ConsultationHeld? Consultation = null
)
{
    internal ValidationProblem? WrongIn() =>
        Array.FindIndex(FeeScheme ?? [], line => line.Amount < Money.Zero) is >= 0 and var at
            ? Invalid.Field($"FeeScheme[{at}].Amount", "An amount is not below 0.")
            : null;

    internal PlanContent Apply(PlanContent before) =>
        before with
        {
            Sections = (Sections ?? [])
                .Concat(before.Sections)
                .DistinctBy(section => section.Key)
                .Where(section => !string.IsNullOrWhiteSpace(section.Value))
                .ToDictionary(),
            FeeScheme = FeeScheme is null
                ? before.FeeScheme
                : [.. FeeScheme.Select(line => new FeeLine(line.Activity, line.Title, line.Amount))],
            InternalSeats = InternalSeats is null ? before.InternalSeats : [.. InternalSeats.Select(one => one.Told())],
            Consultation = Consultation?.Told() ?? before.Consultation,
        };
}
