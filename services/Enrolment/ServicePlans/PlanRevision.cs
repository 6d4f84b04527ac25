using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Where a revision stands.</summary>
public enum RevisionStatus
{
    /// <summary>The school works on it (起草).</summary>
    Draft,

    /// <summary>It lies with the reviewer (报批、报备).</summary>
    Submitted,

    /// <summary>The reviewer gave it back (退回).</summary>
    Returned,

    /// <summary>The reviewer agreed, or gave its receipt (批准、备案).</summary>
    Reviewed,

    /// <summary>It was published: the plan says this now (生效).</summary>
    InForce,

    /// <summary>The school gave it up (撤回).</summary>
    Withdrawn,
}

/// <summary>
/// A change of a plan that is in force (方案修订): what the plan would say, reviewed as the plan was. Until it is published, the version
/// before stays in force and everything goes on under it.
/// </summary>
public sealed class PlanRevision
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The version it changes.</summary>
    public required int BasedOn { get; set; }

    /// <summary>Why the plan changes.</summary>
    public required string Reason { get; set; }

    /// <summary>What the plan would say.</summary>
    public required PlanContent Content { get; set; }

    /// <summary>Where it stands.</summary>
    public RevisionStatus Status { get; private set; } = RevisionStatus.Draft;

    /// <summary>The version it was frozen under when it was last handed in or published.</summary>
    public int? Version { get; private set; }

    /// <summary>How often it was handed in.</summary>
    public int Round { get; private set; }

    /// <summary>Number of the reviewer's decision or receipt.</summary>
    public string? DecisionNumber { get; private set; }

    /// <summary>The reviewer's words.</summary>
    public string? DecisionWords { get; private set; }

    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Account of the one who drafted it.</summary>
    public required Guid DraftedBy { get; init; }

    /// <summary>Whether the school may still change it.</summary>
    public bool IsOpen => Status is RevisionStatus.Draft or RevisionStatus.Returned;

    /// <summary>Whether it may be handed in now: one that came into force unfiled is filed late, once.</summary>
    public bool MayBeSubmitted => IsOpen || (Status == RevisionStatus.InForce && Round == 0);

    /// <summary>Whether it lies with its reviewer: handed in and not answered.</summary>
    public bool AwaitsReviewer =>
        Status == RevisionStatus.Submitted || (Status == RevisionStatus.InForce && Round > 0 && DecisionNumber is null);

    /// <summary>The school hands it in.</summary>
    internal Ruling Submit(ServicePlan plan, bool hasTermBegun, EnrolmentPack pack, Plea plea)
    {
        var ruling = ForSubmission(plan, hasTermBegun, pack).Heard(plea);
        if (ruling.Permits)
            (Status, Round, DecisionNumber, DecisionWords) = (
                IsOpen ? RevisionStatus.Submitted : Status,
                Round + 1,
                null,
                null
            );
        return ruling;
    }

    /// <summary>The reviewer agrees, gives its receipt, or gives it back.</summary>
    public void Decide(bool approved, string number, string words)
    {
        (DecisionNumber, DecisionWords) = (number, words);
        if (Status != RevisionStatus.InForce)
            Status = approved ? RevisionStatus.Reviewed : RevisionStatus.Returned;
    }

    /// <summary>The school has published it: it is in force, if its review allows that.</summary>
    internal Ruling Publish(ServicePlan plan, bool hasTermBegun, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling.All(ForPublication(plan, pack), ForSubmission(plan, hasTermBegun, pack)).Heard(plea);
        if (ruling.Permits)
            Status = RevisionStatus.InForce;
        return ruling;
    }

    /// <summary>What handing it in is judged by.</summary>
    internal Ruling ForSubmission(ServicePlan plan, bool hasTermBegun, EnrolmentPack pack) =>
        Ruling.All(PlanFindings.ForSubmission(Candidate(plan), pack), AdjustmentRule.Judge(hasTermBegun, pack));

    /// <summary>What publishing it is judged by besides.</summary>
    internal Ruling ForPublication(ServicePlan plan, EnrolmentPack pack)
    {
        var candidate = Candidate(plan);
        return Ruling.All(
            PlanReviewRule.Judge(candidate, pack).At("/status"),
            OpeningSequenceRule.Judge(candidate, OpeningStep.Publish, pack).At("/stepsDone")
        );
    }

    /// <summary>It is frozen under this version.</summary>
    public void Frozen(int version) => Version = version;

    /// <summary>The school gives it up.</summary>
    public void Withdraw() => Status = RevisionStatus.Withdrawn;

    private ServicePlan Candidate(ServicePlan plan) =>
        plan.Revised(Content, Round, isReviewed: Status == RevisionStatus.Reviewed);
}
