using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>What a plan says, whole: what is frozen, compared and put in force (方案内容).</summary>
public sealed record PlanContent
{
    /// <summary>Texts by section.</summary>
    public required Dictionary<string, string> Sections { get; init; }

    /// <summary>Kinds the school opted in for where the document encourages them (鼓励).</summary>
    public string[] OptIns { get; init; } = [];

    /// <summary>What it costs; none until the school has made it (收费方案).</summary>
    public FeeLine[]? FeeScheme { get; init; }

    /// <summary>Seats that are not given by request and draw; declared, so that everybody can see them (预留名额).</summary>
    public InternalSeats[] InternalSeats { get; init; } = [];

    /// <summary>How parents and pupils were asked.</summary>
    public Consultation? Consultation { get; init; }

    /// <summary>How parents of a rural school asked for the service.</summary>
    public ParentsWish? ParentsWish { get; init; }

    /// <summary>As everybody may read it for ever: where parents' applications lie is the reviewer's to know, and may name people.</summary>
    internal PlanContent OnPaper() =>
        this with
        {
            ParentsWish = ParentsWish is { } wish ? wish with { Evidence = null } : null,
        };
}

/// <summary>Seats of each offering of an activity that the school fills itself: staff children, a team (预留名额).</summary>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Group">staffChildren, teams or other.</param>
/// <param name="Seats">How many in each offering.</param>
/// <param name="Why">Why they are held back, for everybody to read.</param>
public sealed record InternalSeats(string Activity, string Group, int Seats, string Why);

/// <summary>A plan as it is written down to be hashed: everything that is decided on, and nothing that changes later.</summary>
/// <param name="Number">Number of the plan (方案编号).</param>
/// <param name="Version">1, 2, …</param>
/// <param name="Edition">Edition of the rules it was made under.</param>
/// <param name="School">Whose it is.</param>
/// <param name="Term">For which term.</param>
/// <param name="Content">What it says.</param>
/// <param name="VillagePoints">Village schools whose plans it takes in (村小学、教学点).</param>
/// <param name="CountyPolicy">Number of the county's policy it follows (一县一策).</param>
public sealed record PlanPaper(
    string Number,
    int Version,
    string Edition,
    PaperSchool School,
    PaperTerm Term,
    PlanContent Content,
    IReadOnlyList<PaperSchool> VillagePoints,
    string? CountyPolicy
);

/// <summary>A school on a paper.</summary>
/// <param name="Id">The school.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Division">Division code.</param>
public sealed record PaperSchool(Guid Id, string Name, string Division)
{
    internal static PaperSchool Of(School school) => new(school.Id, school.Name, school.Division.Full);
}

/// <summary>A term on a paper.</summary>
/// <param name="Id">The term.</param>
/// <param name="Name">Its name.</param>
/// <param name="FirstDay">First day.</param>
/// <param name="LastDay">Last day.</param>
public sealed record PaperTerm(Guid Id, string Name, DateOnly FirstDay, DateOnly LastDay)
{
    internal static PaperTerm Of(Term term) => new(term.Id, term.Name, term.FirstDay, term.LastDay);
}
