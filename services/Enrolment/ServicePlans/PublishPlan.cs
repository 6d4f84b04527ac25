using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/publish — the school has published the plan to parents and society (公示); it is in force.</summary>
internal static class PublishPlan
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        PlanPublication publication,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (publication.On > desk.Clock.Today() || publication.On < plan.ApprovedOn)
            return Invalid.Field("On", "The day lies between the day of approval and today.");
        var claim = await desk.Creations.ClaimVerbAsync(id, "publish", publication, ct);
        if (claim != Claim.New || plan.Status == PlanStatus.InForce)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var rural = await desk.Db.RuralFactsAsync(plan.SchoolId, ct);
        var ruling = plan.Publish(publication.Places, publication.On, governed, rural, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("publish-plan", id), ruling, plea, ct) is { } no)
            return no;
        var version =
            await desk.LatestVersionAsync(id, ct) ?? await desk.FreezeAsync(plan, plan.Content, null, governed, ct);
        desk.Publicise(plan, version.Version);
        desk.Outbox.Publish(Tell(plan, desk.Clock.Now()));
        await TakeInPlan.FollowAsync(plan, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }

    /// <summary>What the others are told of a plan that came into force.</summary>
    public static PlanInForce Tell(ServicePlan plan, DateTimeOffset now) =>
        new()
        {
            PlanId = plan.Id,
            SchoolId = plan.SchoolId,
            TermId = plan.TermId,
            Version = plan.VersionInForce ?? 1,
            IsApproved = plan.HasDone(OpeningStep.Approval),
            PublishedOn = plan.PublishedOn,
            Edition = plan.Edition!,
            OccurredAt = now,
        };
}

/// <summary>Where and when the plan was published.</summary>
/// <param name="Places">Board, website, … : where everybody can read it.</param>
/// <param name="On">The day; not after today.</param>
public sealed record PlanPublication([property: Required, Length(1, 20)] string[] Places, DateOnly On);
