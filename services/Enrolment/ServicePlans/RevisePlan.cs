using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
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
        if (revised.WrongIn(desk.Clock.Today()) is { } wrong)
            return wrong;
        var governed = await desk.GovernedAsync(plan, ct);
        if ((revised.OptIns ?? []).Except(OptInRule.OpenTo(governed.School, governed.Pack)).Any())
            return Invalid.Field("OptIns", "The document opens not all of these to this school.");
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
                    BasedOn = plan.VersionInForce ?? await FirstVersionAsync(plan, governed, desk, ct),
                    Reason = revised.Reason,
                    Content = content,
                    DraftedAt = desk.Clock.Now(),
                    DraftedBy = desk.Caller.AccountId,
                }
            );
        }
        else if (known.IsOpen)
            (known.Content, known.Reason, known.BasedOn) = (
                content,
                revised.Reason,
                plan.VersionInForce ?? known.BasedOn
            );
        else
            return known.Reason == revised.Reason && Canonical.Of(known.Content) == Canonical.Of(content)
                ? TypedResults.NoContent()
                : TypedResults.Conflict();

        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // A plan that came into force before plans were frozen is frozen as it stands.
    private static async Task<int> FirstVersionAsync(
        ServicePlan plan,
        Governed governed,
        Desk desk,
        CancellationToken ct
    )
    {
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
/// <param name="OptIns">All that the school takes part in where the document encourages it, where that changes.</param>
public sealed record PlanRevised(
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Reason,
    [property: MaxLength(30)] Dictionary<string, string>? Sections = null,
    [property: MaxLength(200)] FeeLineMade[]? FeeScheme = null,
    [property: MaxLength(100)] SeatsHeld[]? InternalSeats = null,
    ConsultationHeld? Consultation = null,
    [property: MaxLength(10)] string[]? OptIns = null
)
{
    internal ValidationProblem? WrongIn(DateOnly today) =>
        FeeSchemeMade.WrongIn(FeeScheme ?? [], nameof(FeeScheme))
        ?? SeatsDeclared.WrongIn(InternalSeats ?? [], nameof(InternalSeats))
        ?? Consultation?.WrongIn(today, $"{nameof(Consultation)}.");

    internal PlanContent Apply(PlanContent before) =>
        before with
        {
            Sections = (Sections ?? [])
                .Concat(before.Sections)
                .DistinctBy(section => section.Key)
                .Where(section => !string.IsNullOrWhiteSpace(section.Value))
                .ToDictionary(),
            OptIns = OptIns ?? before.OptIns,
            FeeScheme = FeeScheme is null ? before.FeeScheme : FeeSchemeMade.Told(FeeScheme),
            InternalSeats = InternalSeats is null ? before.InternalSeats : [.. InternalSeats.Select(one => one.Told())],
            Consultation = Consultation?.Told() ?? before.Consultation,
        };
}
