namespace AfterSchool.Safety.Timetable;

/// <summary>A pupil's place (学位) in an offering, as Enrolment told; the roster of a session is made of these.</summary>
public sealed class Place
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public Guid PupilId { get; set; }

    /// <summary>The offering.</summary>
    public Guid OfferingId { get; set; }

    /// <summary>First day the pupil takes part; none while only its end has been heard of.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>First day without the pupil.</summary>
    public DateOnly? EndsOn { get; set; }
}

/// <summary>Who is expected (应到名单).</summary>
internal static class Roster
{
    /// <summary>Places that count in an offering on a day: from the first day on, before the day of the end.</summary>
    public static IQueryable<Place> Of(this IQueryable<Place> places, Guid offeringId, DateOnly day) =>
        places.Where(place =>
            place.OfferingId == offeringId && place.FirstDay <= day && (place.EndsOn == null || place.EndsOn > day)
        );
}
