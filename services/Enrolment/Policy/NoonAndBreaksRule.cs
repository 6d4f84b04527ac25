using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Noon rest and breaks are not squeezed in the service's name (午休、课间休息).</summary>
/// <remarks>ENR-052.</remarks>
internal static class NoonAndBreaksRule
{
    public static Ruling Judge(Offering offering, SchoolDay? day, EnrolmentPack pack)
    {
        if (day is null || pack.ProtectNoonAndBreaks is not { Value: true } protect)
            return Ruling.Permitted;
        Span[] rest = day.Noon is { } noon ? [noon, .. day.Breaks] : day.Breaks;
        var times = offering
            .Weekly.Select(slot => new Span(slot.Starts, slot.Ends))
            .Concat(offering.Extra.Select(one => new Span(one.Starts, one.Ends)));
        var squeezed = times.SelectMany(time => rest.Where(time.Overlaps)).Distinct().ToArray();
        return squeezed.Length == 0
            ? Ruling.Permitted
            : protect.Broken("rest-squeezed", new { Rest = squeezed.Select(one => one.ToString()).ToArray() });
    }
}
