namespace AfterSchool.Enrolment.Policy;

/// <summary>How long a place is kept for a family that waited (候补答复时间): hours in which people are awake count, others do not.</summary>
/// <remarks>No document says; the page's default, which an authority may replace.</remarks>
internal static class OfferRule
{
    /// <summary>Hours, where a page has no value at all.</summary>
    public const int UsualHours = 12;

    private static readonly TimeOnly Wakes = new(8, 0);
    private static readonly TimeOnly Sleeps = new(21, 0);

    /// <summary>Until when an offer made now is kept.</summary>
    /// <param name="now">This moment in China.</param>
    /// <param name="pack">The page.</param>
    public static DateTimeOffset Until(DateTimeOffset now, EnrolmentPack pack)
    {
        var left = TimeSpan.FromHours(pack.OfferHours?.Value ?? UsualHours);
        for (var at = now; ; at = Wake(at.AddDays(1)))
        {
            var from = at.TimeOfDay < Wakes.ToTimeSpan() ? Wake(at) : at;
            var today = Sleeps.ToTimeSpan() - from.TimeOfDay;
            if (today >= left)
                return from + left;
            if (today > TimeSpan.Zero)
                left -= today;
        }
    }

    private static DateTimeOffset Wake(DateTimeOffset day) => new(day.Date + Wakes.ToTimeSpan(), day.Offset);
}
