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
public sealed partial class ServicePlan
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

    /// <summary>What the form says, clause by clause, as the page asks for them (协议条款).</summary>
    public Dictionary<string, string>? AgreementClauses { get; private set; }

    /// <summary>Edition of the rules it was made under.</summary>
    public string? Edition { get; private set; }

    /// <summary>Seats that are not given by request and draw (预留名额).</summary>
    public InternalSeats[]? InternalSeats { get; private set; }

    /// <summary>Its number, from the first time it is frozen (方案编号).</summary>
    public string? Number { get; private set; }

    /// <summary>The version in force; none until there is one.</summary>
    public int? VersionInForce { get; private set; }

    /// <summary>What it says, whole; where it is in force, what is in force.</summary>
    internal PlanContent Content =>
        new()
        {
            Sections = Sections,
            OptIns = OptIns,
            FeeScheme = FeeScheme,
            InternalSeats = InternalSeats ?? [],
            Consultation = Consultation,
            ParentsWish = ParentsWish,
        };

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
}
