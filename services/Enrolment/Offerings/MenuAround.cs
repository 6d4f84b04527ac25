using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>What an offering is published into.</summary>
internal sealed record MenuAround
{
    /// <summary>The school's plan.</summary>
    public required ServicePlan Plan { get; init; }

    /// <summary>The other offerings on the menu of the term.</summary>
    public required IReadOnlyList<Offering> Published { get; init; }

    /// <summary>Items that the school keeps for the menu and has not published.</summary>
    public required IReadOnlyList<Offering> Drafts { get; init; }

    /// <summary>Day of its first session, or today.</summary>
    public required DateOnly Begins { get; init; }

    /// <summary>The school's day, where it is entered.</summary>
    public SchoolDay? Day { get; init; }

    /// <summary>Rides of the school's pupils.</summary>
    public IReadOnlyList<Ride> Rides { get; init; } = [];

    /// <summary>Whether its vendor may serve the school.</summary>
    public bool VendorIsAdmitted { get; init; }

    /// <summary>The fee standard per term in force, where one is known.</summary>
    public FeeStandard? Standard { get; init; }

    /// <summary>Whether the standard in force is counted by class-hours.</summary>
    public bool IsBilledByClassHour { get; init; }

    /// <summary>Whether the county government decided that this rural school opens.</summary>
    public bool IsDecidedOpen { get; init; }

    /// <summary>Activities that families wished for in the surveys that are closed; none where no survey is.</summary>
    public IReadOnlyCollection<string>? Wished { get; init; }

    /// <summary>The week as it will be with this offering.</summary>
    public WeekPlan WeekWith(Offering offering) => new([.. Published, offering]);

    /// <summary>The week as the school plans it, so that a menu published item by item is judged as one.</summary>
    public WeekPlan PlannedWith(Offering offering) => new([.. Published, .. Drafts, offering]);
}
