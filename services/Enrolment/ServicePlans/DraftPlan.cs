using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>PUT /plans/{id} — the school drafts its plan for a term.</summary>
internal static class DraftPlan
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PlanDrafted draft,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.RunsSchoolAsync(draft.SchoolId, ct)
            || await desk.Governing.OfAsync(draft.SchoolId, draft.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, draft, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var plan = new ServicePlan
        {
            Id = id,
            SchoolId = draft.SchoolId,
            TermId = draft.TermId,
            Sections = draft.Sections,
            OptIns = draft.OptIns ?? [],
        };
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = governed.Found is null
            ? Editions.NoPage(governed.School.Division, governed.Term.FirstDay)
            : plan.Draft(governed, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("draft-plan", id), ruling, plea, ct) is { } no)
            return no;
        desk.Db.Plans.Add(plan);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A plan as the school drafts it.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Sections">Texts by section, e.g. <c>service</c>, <c>safety</c>.</param>
/// <param name="OptIns">Kinds the school opts in for where the document encourages them, e.g. publicKindergarten.</param>
public sealed record PlanDrafted(
    Guid SchoolId,
    Guid TermId,
    [property: Required, MaxLength(30)] Dictionary<string, string> Sections,
    [property: MaxLength(10)] string[]? OptIns = null
);
