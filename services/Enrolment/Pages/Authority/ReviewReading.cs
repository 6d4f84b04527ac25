using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Authority;

/// <summary>A plan, or a change of one, before its reviewer.</summary>
public sealed record ReviewShown
{
    /// <summary>The plan.</summary>
    public required ServicePlan Plan { get; init; }

    /// <summary>The change; none where it is the plan itself.</summary>
    public PlanRevision? Revision { get; init; }

    /// <summary>The school.</summary>
    public required School School { get; init; }

    /// <summary>Its term.</summary>
    public required Term Term { get; init; }

    /// <summary>What is reviewed, as it was frozen.</summary>
    public required PlanPaper After { get; init; }

    /// <summary>Its hash and its time.</summary>
    public required PlanVersion Frozen { get; init; }

    /// <summary>The version before; none where there is none.</summary>
    public PlanPaper? Before { get; init; }

    /// <summary>What the rules find in it now.</summary>
    public required IReadOnlyList<PlanFinding> Findings { get; init; }

    /// <summary>Whether the reader is its reviewer and it lies there.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>Whether it is to be approved; else its filing is to be acknowledged.</summary>
    public required bool IsApproval { get; init; }

    /// <summary>Where it is.</summary>
    public string Address =>
        $"{AuthorityPages.Home}/plans/{Plan.Id}{(Revision is null ? "" : $"/revisions/{Revision.Id}")}";

    /// <summary>Number of the decision or receipt.</summary>
    public string? DecisionNumber => Revision is null ? Plan.DecisionNumber : Revision.DecisionNumber;

    /// <summary>The reviewer's words.</summary>
    public string? DecisionWords => Revision is null ? Plan.DecisionWords : Revision.DecisionWords;

    /// <summary>Code of the words for where it stands.</summary>
    public string State => Revision is null ? $"plan-status.{Plan.Status}" : $"revision-status.{Revision.Status}";
}

/// <summary>Reads it for officials whose region it is.</summary>
internal sealed class ReviewReading(Desk desk, CountyPolicyBook counties, Words words, IHttpContextAccessor http)
{
    public async Task<ReviewShown?> ReadAsync(Guid id, Guid? revisionId, CancellationToken ct)
    {
        var plan = await desk.Db.Plans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            plan is null
            || !await desk.Reach.InDivisionAsync(plan.SchoolId, ct)
            || await desk.Governing.OfAsync(plan.SchoolId, plan.TermId, ct) is not { Found: { } page } governed
        )
            return null;
        var revision = revisionId is null
            ? null
            : await desk
                .Db.PlanRevisions.AsNoTracking()
                .FirstOrDefaultAsync(one => one.Id == revisionId && one.PlanId == id, ct);
        if (revisionId is not null && revision is null)
            return null;
        var (before, after) = await TwoAsync(id, revision, ct);
        if (after is null)
            return null;
        return new ReviewShown
        {
            Plan = plan,
            Revision = revision,
            School = governed.School,
            Term = governed.Term,
            After = Canonical.Read<PlanPaper>(after.Canonical),
            Frozen = after,
            Before = before is null ? null : Canonical.Read<PlanPaper>(before.Canonical),
            Findings = revision is null ? await FindingsAsync(id) : [],
            MayDecide =
                (revision?.AwaitsReviewer ?? plan.AwaitsReviewer)
                && desk.Caller.IsOf(Departments.Education)
                && desk.Caller.Covers(PlanReviewRule.ReviewerOf(governed.School, page)),
            IsApproval = PlanReviewRule.IsApproval(page),
        };
    }

    private async Task<(PlanVersion? Before, PlanVersion? After)> TwoAsync(
        Guid plan,
        PlanRevision? revision,
        CancellationToken ct
    )
    {
        // What the school only drafts is nobody's to read yet.
        if (revision is { Version: null })
            return (null, null);
        var versions = desk.Db.PlanVersions.AsNoTracking().Where(one => one.PlanId == plan);
        var after = revision is null
            ? await versions
                .OrderByDescending(one => one.Version)
                .FirstOrDefaultAsync(one => one.RevisionId == null, ct)
            : await versions.FirstOrDefaultAsync(one => one.Version == revision.Version, ct);
        var before = revision is null
            ? await versions
                .OrderByDescending(one => one.Version)
                .FirstOrDefaultAsync(one => after != null && one.Version < after.Version, ct)
            : await versions.FirstOrDefaultAsync(one => one.Version == revision.BasedOn, ct);
        return (before, after);
    }

    private async Task<IReadOnlyList<PlanFinding>> FindingsAsync(Guid id) =>
        await PlanFindings.Handle(id, desk, counties, words, http.HttpContext!)
            is { Result: Ok<PlanFindingsShown> { Value: { } found } }
            // That it is not approved yet is what the reviewer is there for.
            ? [.. found.Findings.Where(one => one.Step == "submit")]
            : [];
}
