using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Places outside the school may be used as the document lists them; where its list ends with 等, others wait (校外育人场所).</summary>
/// <remarks>ENR-078. Silent documents leave it to the school.</remarks>
internal static class VenueRule
{
    private const string AnyFree = "anyFree";

    public static Ruling Judge(Outing? outing, EnrolmentPack pack)
    {
        if (outing is null || pack.OffCampusVenues is not { } venues)
            return Ruling.Permitted;
        // 「各地各校要充分利用免费社会资源」 names no kind of place, but that it costs nothing.
        if (venues.Value.Contains(AnyFree))
            return outing.IsFree ? Ruling.Permitted : venues.Broken("venue-not-free", new { outing.Venue });
        return venues.Value.Contains(outing.Venue)
            ? Ruling.Permitted
            : venues.Broken("venue-not-named", new { outing.Venue, Named = venues.Value });
    }
}
