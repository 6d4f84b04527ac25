using System.Globalization;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Rounds;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>Something that a family should know before it ranks an offering.</summary>
/// <param name="Code">Code of the words.</param>
/// <param name="With">What they are filled with.</param>
public sealed record Clash(string Code, object With);

/// <summary>
/// What collides with an offering: the child's own places, and brothers and sisters who come home at another hour.
/// </summary>
internal static class Clashes
{
    /// <summary>The child itself is elsewhere at that time.</summary>
    public const string Own = "family-clash-own";

    public static IEnumerable<Clash> Of(Offering offering, ChildAtHome child, Household home)
    {
        foreach (
            var other in Held(child, home).Where(one => one.Id != offering.Id && SlotGroups.Overlap(one, offering))
        )
            yield return new Clash(Own, new { other.Title });
        foreach (var sibling in home.Children.Where(one => one != child))
        foreach (var slot in offering.Weekly)
            if (Last(sibling, slot.Weekday, home) is { } ends && ends != slot.Ends)
                yield return new Clash(
                    "family-clash-sibling",
                    new
                    {
                        Name = sibling.Name ?? sibling.ClassName,
                        Ends = ends.ToString("HH\\:mm", CultureInfo.InvariantCulture),
                        Own = slot.Ends.ToString("HH\\:mm", CultureInfo.InvariantCulture),
                    }
                );
    }

    private static IEnumerable<Offering> Held(ChildAtHome child, Household home) =>
        child
            .Shown.Places.Where(one => one.Status != Places.PlaceStatus.Ended)
            .Select(one => home.Offerings[one.OfferingId]);

    // When a brother or sister comes out that day, by places and by first choices.
    private static TimeOnly? Last(ChildAtHome child, DayOfWeek day, Household home) =>
        Held(child, home)
            .Concat(
                child
                    .Shown.Requests.Where(one =>
                        one.PlaceId is null && one.Status is not (RequestStatus.Ended or RequestStatus.Declined)
                    )
                    .Select(one => home.Offerings[one.Choices[0].OfferingId])
            )
            .SelectMany(one => one.Weekly)
            .Where(one => one.Weekday == day)
            .Max(one => (TimeOnly?)one.Ends);
}
