using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where the page has class and school look at a request before it has a place, a claimed seat is held meanwhile (占位).</summary>
/// <remarks>ENR-089. The family loses nothing by the school's order of steps, and the steps are not skipped for the
/// quick.</remarks>
internal static class HeldSeatRule
{
    /// <summary>Notes for how long, and whose order of steps is the reason.</summary>
    public static Ruling Note(EnrolmentPack pack, int hours) =>
        pack.RequestChain?.Broken("seat-held", Force.Main, new { Hours = hours }) ?? Ruling.Permitted;
}
