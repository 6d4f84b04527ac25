using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>What an offering is published into.</summary>
/// <param name="Plan">The school's plan.</param>
/// <param name="Published">The other offerings on the menu of the term.</param>
/// <param name="Day">The school's day, where it is entered.</param>
/// <param name="Rides">Rides of the school's pupils.</param>
/// <param name="VendorIsAdmitted">Whether its vendor may serve the school.</param>
/// <param name="Standard">The fee standard per term in force, where one is known.</param>
internal sealed record MenuAround(
    ServicePlan Plan,
    IReadOnlyList<Offering> Published,
    SchoolDay? Day,
    IReadOnlyList<Ride> Rides,
    bool VendorIsAdmitted,
    FeeStandard? Standard
)
{
    /// <summary>The week as it will be with this offering.</summary>
    public WeekPlan WeekWith(Offering offering) => new([.. Published, offering]);
}

/// <summary>A school's week of offerings (周课表).</summary>
/// <param name="Offered">Every offering on the menu.</param>
internal sealed record WeekPlan(IReadOnlyList<Offering> Offered)
{
    /// <summary>When the service ends on each weekday.</summary>
    public IEnumerable<(DayOfWeek Weekday, TimeOnly Ends)> LastEnds() =>
        Offered
            .SelectMany(one => one.Weekly)
            .GroupBy(slot => slot.Weekday)
            .Select(day => (day.Key, day.Max(slot => slot.Ends)));
}
