using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Terms;

/// <summary>What has been done for a term so far.</summary>
internal sealed record TermFacts
{
    /// <summary>The term.</summary>
    public required Term Term { get; init; }

    /// <summary>The school's plan, where one is drafted.</summary>
    public ServicePlan? Plan { get; init; }

    /// <summary>Offerings on the menu.</summary>
    public IReadOnlyList<Offering> Menu { get; init; } = [];

    /// <summary>Titles of what stands on the menu and nobody leads, as far as Staffing has told.</summary>
    public IReadOnlyList<string> WithoutTeacher { get; init; } = [];

    /// <summary>Of these, what is given by an online resource.</summary>
    public IReadOnlyList<string> OnlineWithoutTeacher { get; init; } = [];

    /// <summary>Whether a family has asked for a place.</summary>
    public bool HasRequests { get; init; }

    /// <summary>Weeks of open campus entered for the holiday after the term.</summary>
    public int HolidayWeeks { get; init; }

    /// <summary>What has been found out about resources and needs.</summary>
    public NeedsFacts Needs { get; init; } = new();

    /// <summary>What parents have been told.</summary>
    public IReadOnlyCollection<string> Told { get; init; } = [];

    /// <summary>By which channels.</summary>
    public IReadOnlyCollection<string> Channels { get; init; } = [];

    /// <summary>Whether more than half of the term's days have passed.</summary>
    public bool IsHalfOver { get; init; }

    /// <summary>What the school has put on record of its work.</summary>
    public IReadOnlyCollection<WorkKind> Recorded { get; init; } = [];

    /// <summary>Whether an online resource is offered to the school's pupils, by itself or by an authority.</summary>
    public bool HasOnlineResource { get; init; }

    /// <summary>Whether the plan is called complete or a menu stands: what had to come before should be there.</summary>
    public bool IsMade => Menu.Count > 0 || Plan?.CompletedOn is not null;

    /// <summary>The day before the term.</summary>
    public DateOnly Eve => Term.FirstDay.AddDays(-1);

    /// <summary>Whether the plan is in force.</summary>
    public bool IsPlanInForce => Plan?.Status == PlanStatus.InForce;

    /// <summary>Since when there has been a menu.</summary>
    public DateOnly? MenuSince => Menu.Min(one => one.PublishedOn);

    /// <summary>The holiday that follows the term: winter after a term that ends from December to February, else summer.</summary>
    public Holiday HolidayAhead => Term.LastDay.Month is 12 or 1 or 2 ? Holiday.Winter : Holiday.Summer;
}

/// <summary>A school holiday.</summary>
public enum Holiday
{
    /// <summary>寒假.</summary>
    Winter,

    /// <summary>暑假.</summary>
    Summer,
}

/// <summary>When a term was last looked at; no row asks for a look.</summary>
public sealed class TermLook
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Its school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day of the look.</summary>
    public required DateOnly LookedOn { get; set; }
}

/// <summary>Where in a term a day lies.</summary>
internal static class TermDays
{
    /// <summary>Whether the day lies in the second half of the term, or after it.</summary>
    public static bool IsHalfOver(this Term term, DateOnly day) =>
        (day.DayNumber - term.FirstDay.DayNumber) * 2 > term.LastDay.DayNumber - term.FirstDay.DayNumber;
}
