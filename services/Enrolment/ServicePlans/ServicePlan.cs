using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
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
    public required Dictionary<string, string> Sections { get; init; }

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

    /// <summary>Number of the authority's decision (批复文号).</summary>
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

    /// <summary>Whether that step of the opening sequence is done.</summary>
    public bool HasDone(string step) => StepsDone.Contains(step);

    /// <summary>The service may only be planned for schools the document is for, and under a document in force.</summary>
    internal Ruling Draft(Governed governed, Plea plea)
    {
        var (school, pack) = (governed.School, governed.Pack);
        Edition = pack.Edition;
        return Ruling
            .All(
                ValidityRule.Judge(governed.Term, pack),
                CompulsoryStagesRule.Judge(school, pack),
                OptionalKindsRule.Judge(school, pack),
                OwnershipRule.Judge(school, pack)
            )
            .Heard(plea);
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

    /// <summary>The school lays the plan before the authority.</summary>
    internal Ruling Submit(EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(PlanSectionsRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Approval, pack))
            .Heard(plea);
        if (ruling.Permits)
            (Status, Round) = (PlanStatus.Submitted, Round + 1);
        return ruling;
    }

    /// <summary>The authority approves the plan or gives it back.</summary>
    public void Decide(bool approved, string number, string words, DateOnly today)
    {
        (DecisionNumber, DecisionWords) = (number, words);
        if (approved)
            (Status, ApprovedOn, StepsDone) = (PlanStatus.Approved, today, With(OpeningStep.Approval));
        else
            Status = PlanStatus.Returned;
    }

    /// <summary>The school has published the plan to parents and society; with that it is in force.</summary>
    internal Ruling Publish(string[] places, DateOnly on, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(PlanReviewRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Publish, pack))
            .Heard(plea);
        if (ruling.Permits)
        {
            (PublishedAt, PublishedOn, StepsDone) = (places, on, With(OpeningStep.Publish));
            Status = PlanStatus.InForce;
        }

        return ruling;
    }

    /// <summary>The school draws up the agreement that parents will be asked to sign.</summary>
    internal Ruling DrawUpAgreement(string form, EnrolmentPack pack, Plea plea)
    {
        var ruling = MayAgree(pack).Heard(plea);
        if (ruling.Permits)
            (AgreementForm, AgreementVersion) = (form, AgreementVersion + 1);
        return ruling;
    }

    /// <summary>Whether agreements may be made under this plan.</summary>
    internal Ruling MayAgree(EnrolmentPack pack) =>
        Ruling.All(PlanReviewRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Agreement, pack));

    // A new list, because EF Core compares the column's value by reference.
    private List<string> With(string step) => HasDone(step) ? StepsDone : [.. StepsDone, step];
}

/// <summary>How parents and pupils were asked (征求意见).</summary>
/// <param name="Method">meeting, questionnaire, visit, …</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="PupilsAsked">Whether pupils' needs were asked too.</param>
/// <param name="Result">What came of it.</param>
public sealed record Consultation(
    string Method,
    DateOnly From,
    DateOnly To,
    int Respondents,
    bool PupilsAsked,
    string Result
);

/// <summary>How parents of a rural school asked for the service.</summary>
/// <param name="ApplicationsForOwnChild">Parents who applied for their own child.</param>
/// <param name="PetitionSignatures">Signatures under one joint petition of all parents; 0 without one.</param>
public sealed record ParentsWish(int ApplicationsForOwnChild, int PetitionSignatures);

/// <summary>A line of the fee scheme.</summary>
/// <param name="Activity">Code of the activity charged for.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Amount">Per pupil and term.</param>
public sealed record FeeLine(string Activity, string Title, Money Amount);
