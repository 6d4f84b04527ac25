using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>GET /plans, GET /plans/{id} — a plan in force is public to all who are signed in; a draft to its school and region.</summary>
internal static class ReadPlans
{
    public static async Task<Results<NotFound, Ok<PlanShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var plan = await desk.SeenPlanAsync(id, ct);
        return plan is null ? TypedResults.NotFound() : TypedResults.Ok(PlanShown.Of(plan));
    }

    /// <summary>The plan, if it is public or the caller may read its school.</summary>
    public static async Task<ServicePlan?> SeenPlanAsync(this Desk desk, Guid id, CancellationToken ct)
    {
        var plan = await desk.Db.Plans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        return
            plan is null || (plan.Status != PlanStatus.InForce && !await desk.Reach.ReadsSchoolAsync(plan.SchoolId, ct))
            ? null
            : plan;
    }

    public static async Task<Ok<IReadOnlyList<PlanShown>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var all = await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted);
        return await desk
            .Db.Plans.AsNoTracking()
            .Where(plan => plan.SchoolId == schoolId && (all || plan.Status == PlanStatus.InForce))
            .PageAsync(plan => plan.Id, plan => PlanShown.Of(plan), cut, http);
    }
}

/// <summary>A plan as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SchoolId">Its school.</param>
/// <param name="TermId">Its term.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StepsDone">Steps of the opening sequence that are done.</param>
/// <param name="Sections">Texts by section.</param>
/// <param name="FeeScheme">Its fee scheme.</param>
/// <param name="DecisionNumber">Number of the authority's decision.</param>
/// <param name="PublishedOn">Day of publication.</param>
/// <param name="PublishedAt">Where it was published.</param>
/// <param name="Edition">Edition of the rules it was made under.</param>
/// <param name="OptIns">Kinds the school opted in for.</param>
/// <param name="CompletedOn">Day it was declared complete; none while it is incomplete.</param>
/// <param name="TakenInto">The central school's plan that took it in.</param>
/// <param name="Number">Its number, once it was filed or published.</param>
/// <param name="VersionInForce">The version in force.</param>
/// <param name="InternalSeats">Seats that the school fills itself.</param>
/// <param name="Consultation">How parents and pupils were asked.</param>
public sealed record PlanShown(
    Guid Id,
    Guid SchoolId,
    Guid TermId,
    PlanStatus Status,
    IReadOnlyList<string> StepsDone,
    IReadOnlyDictionary<string, string> Sections,
    IReadOnlyList<FeeLine>? FeeScheme,
    string? DecisionNumber,
    DateOnly? PublishedOn,
    IReadOnlyList<string> PublishedAt,
    string? Edition,
    IReadOnlyList<string> OptIns,
    DateOnly? CompletedOn,
    Guid? TakenInto,
    string? Number,
    int? VersionInForce,
    IReadOnlyList<InternalSeats> InternalSeats,
    Consultation? Consultation
)
{
    internal static PlanShown Of(ServicePlan plan) =>
        new(
            plan.Id,
            plan.SchoolId,
            plan.TermId,
            plan.Status,
            plan.StepsDone,
            plan.Sections,
            plan.FeeScheme,
            plan.DecisionNumber,
            plan.PublishedOn,
            plan.PublishedAt,
            plan.Edition,
            plan.OptIns,
            plan.CompletedOn,
            plan.TakenInto,
            plan.Number,
            plan.VersionInForce,
            plan.InternalSeats ?? [],
            plan.Consultation
        );
}
