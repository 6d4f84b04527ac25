using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/revisions/{revisionId}/publish — the change is published and in force; families who take part are told (公示).</summary>
internal static class PublishRevision
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        Guid revisionId,
        PlanPublication publication,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        if (await desk.OwnRevisionAsync(id, revisionId, ct) is not { } at)
            return TypedResults.NotFound();
        if (publication.On > desk.Clock.Today() || publication.On < at.Plan.PublishedOn)
            return Invalid.Field("On", "The day lies between the publication before and today.");
        var claim = await desk.Creations.ClaimVerbAsync(revisionId, "publish", publication, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (
            at.Revision.Status is RevisionStatus.InForce or RevisionStatus.Withdrawn or RevisionStatus.Returned
            || at.Revision.BasedOn != at.Plan.VersionInForce
        )
            return TypedResults.Conflict();

        var plea = await desk.Rulings.HearAsync(revisionId, at.Revision.Reason, ct);
        var ruling = at.Revision.Publish(at.Plan, at.HasTermBegun, at.Governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(at.Matter("publish-revision"), ruling, plea, ct) is { } no)
            return no;
        await PutInForceAsync(at, publication, desk, ct);
        if (PlanSectionsRule.MissingOf(at.Plan, at.Governed.Pack).Length == 0)
            await duties.DoneAsync(PlanSectionsRule.MissingCode, id, $"revision {revisionId}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task PutInForceAsync(
        RevisionAtHand at,
        PlanPublication publication,
        Desk desk,
        CancellationToken ct
    )
    {
        var version =
            at.Revision.Version
            ?? (await desk.FreezeAsync(at.Plan, at.Revision.Content, at.Revision.Id, at.Governed, ct)).Version;
        at.Revision.Frozen(version);
        at.Plan.TakeOver(at.Revision.Content, publication.Places, publication.On);
        desk.Publicise(at.Plan, version);
        desk.Outbox.Publish(PublishPlan.Tell(at.Plan, desk.Clock.Now()));
        foreach (var pupil in await TakingPartAsync(at.Plan, desk.Db, ct))
            desk.Outbox.Publish(
                Notices.ToGuardians(pupil, "plan-changed", at.Plan.Id, at.Plan.SchoolId, desk.Clock.Now())
            );
    }

    private static Task<List<Guid>> TakingPartAsync(ServicePlan plan, EnrolmentDb db, CancellationToken ct) =>
        db
            .Places.Where(place => place.SchoolId == plan.SchoolId && place.TermId == plan.TermId)
            .Where(place => place.Status != PlaceStatus.Ended)
            .Select(place => place.PupilId)
            .Distinct()
            .ToListAsync(ct);
}
