using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Where a plan stands.</summary>
public enum PlanStatus
{
    /// <summary>The school works on it (起草).</summary>
    Draft,

    /// <summary>It lies with the competent education authority (报批).</summary>
    Submitted,

    /// <summary>The authority gave it back (退回).</summary>
    Returned,

    /// <summary>The authority approved it (批准).</summary>
    Approved,

    /// <summary>The authority gave its receipt for the filing (备案).</summary>
    Filed,

    /// <summary>It lies with the central school that plans for this one (纳入中心学校统筹).</summary>
    PassedOn,

    /// <summary>It has passed the last step of the opening sequence (生效).</summary>
    InForce,
}

/// <summary>A school's service plan for a term (一校一案). It decides whether each step of opening the service may be taken.</summary>
public sealed class ServicePlan
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Texts by section, e.g. <c>service</c>, <c>safety</c>.</summary>
    public required Dictionary<string, string> Sections { get; set; }

    /// <summary>Kinds that the school opted in for where the document encourages them (鼓励), as pages list them.</summary>
    public string[] OptIns { get; set; } = [];

    /// <summary>Day on which the school declared it complete (制订完成).</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>The central school's plan that took it in.</summary>
    public Guid? TakenInto { get; private set; }

    /// <summary>Where it stands.</summary>
    public PlanStatus Status { get; private set; } = PlanStatus.Draft;

    /// <summary>Steps of the opening sequence that are done, in the order they were done.</summary>
    public List<string> StepsDone { get; private set; } = [];

    /// <summary>How parents and pupils were asked.</summary>
    public Consultation? Consultation { get; private set; }

    /// <summary>How parents of a rural school asked for the service (农村学校家长申请).</summary>
    public ParentsWish? ParentsWish { get; private set; }

    /// <summary>What it costs; none until the school has made it, empty where all is free (收费方案).</summary>
    public FeeLine[]? FeeScheme { get; private set; }

    /// <summary>How often it has been submitted.</summary>
    public int Round { get; private set; }

    /// <summary>Number of the authority's decision or receipt (批复文号、备案号).</summary>
    public string? DecisionNumber { get; private set; }

    /// <summary>The authority's words.</summary>
    public string? DecisionWords { get; private set; }

    /// <summary>Day of the approval.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Where it was published: board, website, … (公示).</summary>
    public string[] PublishedAt { get; private set; } = [];

    /// <summary>Day of publication.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>How many forms of agreement were drawn up; the last one counts.</summary>
    public int AgreementVersion { get; private set; }

    /// <summary>The form of agreement that parents sign (协议文本).</summary>
    public string? AgreementForm { get; private set; }

    /// <summary>Edition of the rules it was made under.</summary>
    public string? Edition { get; private set; }

    /// <summary>Whether the school may still change it.</summary>
    public bool IsOpen => Status is PlanStatus.Draft or PlanStatus.Returned;

    /// <summary>Whether it lies with its reviewer: handed in and not answered.</summary>
    public bool AwaitsReviewer =>
        Status == PlanStatus.Submitted || (Status == PlanStatus.InForce && Round > 0 && DecisionNumber is null);

    /// <summary>Whether it may be handed in now: a plan in force may still be filed, once.</summary>
    public bool MayBeSubmitted => IsOpen || (Status == PlanStatus.InForce && Round == 0);

    /// <summary>Whether that step of the opening sequence is done, by whatever name the document gives it.</summary>
    public bool HasDone(string step) => StepsDone.Contains(OpeningStep.Known(step));

    /// <summary>Whether it has that section.</summary>
    public bool HasSection(string section) =>
        Sections.TryGetValue(section, out var text) && !string.IsNullOrWhiteSpace(text);

    /// <summary>The service may only be planned for schools the document is for, and under a document in force.</summary>
    internal Ruling Draft(Governed governed, Plea plea)
    {
        var (school, pack) = (governed.School, governed.Pack);
        Edition = pack.Edition;
        return Ruling
            .All(
                ValidityRule.Judge(governed.Term, pack),
                CompulsoryStagesRule.Judge(school, OptIns, pack),
                OptionalKindsRule.Judge(school, pack),
                OwnershipRule.Judge(school, pack),
                ResidenceRule.JudgeSchool(school, pack)
            )
            .Heard(plea);
    }

    /// <summary>Writes sections: any while the plan is open, afterwards only those it lacks. False when one is written already.</summary>
    public bool Write(IReadOnlyDictionary<string, string> sections)
    {
        if (!IsOpen && sections.Any(one => HasSection(one.Key) && Sections[one.Key] != one.Value))
            return false;
        // A new dictionary, because EF Core compares the column's value by reference.
        Sections = sections.Aggregate(new Dictionary<string, string>(Sections), With);
        return true;

        static Dictionary<string, string> With(Dictionary<string, string> all, KeyValuePair<string, string> one)
        {
            all[one.Key] = one.Value;
            return all;
        }
    }

    /// <summary>The school declares the plan complete; while a section is missing that waits, and the service goes on.</summary>
    internal Ruling Complete(EnrolmentPack pack, DateOnly today, Plea plea)
    {
        var ruling = PlanSectionsRule.JudgeComplete(this, pack).Heard(plea);
        if (ruling.Permits)
            CompletedOn ??= today;
        return ruling;
    }

    /// <summary>Records how parents of a rural school asked for the service.</summary>
    public void Wish(ParentsWish wish) => ParentsWish = wish;

    /// <summary>Parents and pupils have been asked: the first step, and the start of the sequence.</summary>
    internal Ruling Consult(Consultation consultation, Governed governed, int parentsCounted, Plea plea)
    {
        var ruling = Ruling
            .All(
                ConsultationRule.Judge(consultation, governed.Pack),
                RuralOpeningRule.Judge(governed.School, ParentsWish, parentsCounted, governed.Pack),
                OpeningSequenceRule.Judge(this, OpeningStep.Consult, governed.Pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            (Consultation, StepsDone) = (consultation, With(OpeningStep.Consult));
        return ruling;
    }

    /// <summary>The school makes its fee scheme; a new one replaces the old as long as the plan is open.</summary>
    internal Ruling MakeFeeScheme(FeeLine[] lines, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(ExcludedFeeItemsRule.Judge(lines, pack), OpeningSequenceRule.Judge(this, OpeningStep.Scheme, pack))
            .Heard(plea);
        if (ruling.Permits)
            (FeeScheme, StepsDone) = (lines, With(OpeningStep.Scheme));
        return ruling;
    }

    /// <summary>The school lays the plan before the authority, or files it there.</summary>
    internal Ruling Submit(EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(PlanSectionsRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Approval, pack))
            .Heard(plea);
        if (ruling.Permits)
            (Status, Round) = (Status == PlanStatus.InForce ? Status : PlanStatus.Submitted, Round + 1);
        return ruling;
    }

    /// <summary>A village school's plan goes to the central school that plans for it.</summary>
    internal Ruling PassOn(EnrolmentPack pack, Plea plea)
    {
        var ruling = CentralSchoolRule.JudgePassingOn(pack).Heard(plea);
        (Status, Round) = (PlanStatus.PassedOn, Round + 1);
        return ruling;
    }

    /// <summary>The central school takes it into its own plan; once that is in force, so is this.</summary>
    public void TakeInto(ServicePlan central)
    {
        TakenInto = central.Id;
        if (central.Status == PlanStatus.InForce)
            (Status, PublishedOn, PublishedAt) = (PlanStatus.InForce, central.PublishedOn, central.PublishedAt);
    }

    /// <summary>The authority approves the plan, gives its receipt for the filing, or gives the plan back.</summary>
    internal void Decide(bool approved, string number, string words, DateOnly today, EnrolmentPack pack)
    {
        (DecisionNumber, DecisionWords) = (number, words);
        if (!approved)
            Status = Status == PlanStatus.InForce ? Status : PlanStatus.Returned;
        else if (PlanReviewRule.IsApproval(pack))
            (Status, ApprovedOn, StepsDone) = (
                Status == PlanStatus.InForce ? Status : PlanStatus.Approved,
                today,
                With(OpeningStep.Approval)
            );
        else
            (Status, StepsDone) = (Status == PlanStatus.InForce ? Status : PlanStatus.Filed, With(OpeningStep.Filing));
    }

    /// <summary>The school has published the plan to parents and society; with that it is in force.</summary>
    internal Ruling Publish(string[] places, DateOnly on, Governed governed, RuralFacts rural, Plea plea)
    {
        var pack = governed.Pack;
        var ruling = Ruling
            .All(
                PlanReviewRule.Judge(this, pack),
                OpeningSequenceRule.Judge(this, OpeningStep.Publish, pack),
                PlanSectionsRule.Judge(this, pack),
                RuralOpeningRule.JudgeCounty(governed.School, rural.IsDecidedOpen, pack),
                CentralSchoolRule.JudgeAlone(rural.IsCoordinated, TakenInto is not null, pack)
            )
            .Heard(plea);
        if (ruling.Permits)
        {
            (PublishedAt, PublishedOn, StepsDone) = (places, on, With(OpeningStep.Publish));
            Status = PlanStatus.InForce;
        }

        return ruling;
    }

    /// <summary>The first item of its menu was published.</summary>
    public void MenuPublished() => StepsDone = With(OpeningStep.Menu);

    /// <summary>The school draws up the agreement that parents will be asked to sign.</summary>
    internal Ruling DrawUpAgreement(string form, EnrolmentPack pack, Plea plea)
    {
        var ruling = JudgeAgreeing(pack).Heard(plea);
        if (ruling.Permits)
            (AgreementForm, AgreementVersion) = (form, AgreementVersion + 1);
        return ruling;
    }

    /// <summary>Whether agreements may be made under this plan. What the school owes for its plan it owes once, not to each family.</summary>
    internal Ruling MayAgree(EnrolmentPack pack) =>
        new([.. JudgeAgreeing(pack).Findings.Where(finding => finding.Verdict != Verdict.Duty)]);

    private Ruling JudgeAgreeing(EnrolmentPack pack) =>
        Ruling.All(PlanReviewRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Agreement, pack));

    // A new list, because EF Core compares the column's value by reference.
    private List<string> With(string step) => HasDone(step) ? StepsDone : [.. StepsDone, step];
}
