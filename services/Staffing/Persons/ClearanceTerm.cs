using AfterSchool.Staffing.Policy;

namespace AfterSchool.Staffing.Persons;

/// <summary>How long checks and clearances hold.</summary>
internal static class ClearanceTerm
{
    private const int UnsaidMonths = 12;

    /// <summary>
    /// Last day of a check whose paper names none. The day of the check is not counted and the period ends on the day of the same
    /// number (Civil Code 民法典, arts. 201 and 202), so a check of 1 September that holds 12 months holds on 1 September.
    /// </summary>
    public static DateOnly LastDayOfCheck(BackgroundDimension dimension, DateOnly on, StaffingPack pack) =>
        on.AddMonths(pack.CheckValidityMonths?.Value.GetValueOrDefault(dimension, UnsaidMonths) ?? UnsaidMonths);

    /// <summary>
    /// Last day of a clearance: the first last day among the checks that hold, the filing and the vendor's contract. Where none of
    /// them has one, it holds for the shortest validity, after which the school is asked again.
    /// </summary>
    public static DateOnly LastDay(StaffMember person, StaffingPack pack, ClearanceFacts facts)
    {
        var days = (pack.BackgroundDimensions?.Value ?? [])
            .Select(person.Latest)
            .Where(check => check is { Passed: true } && check.ValidUntil >= facts.Today)
            .Select(check => check!.ValidUntil)
            .ToList();
        if (facts.EngagedUntil is { } engaged)
            days.Add(engaged);
        if (pack.PersonsAdmittedBy is { Value: AdmissionMethod.PriorFiling } && person.FiledUntil is { } filed)
            days.Add(filed);
        var shortest = pack.CheckValidityMonths?.Value.Values.Min() ?? UnsaidMonths;
        return days.Count > 0 ? days.Min() : facts.Today.AddMonths(shortest);
    }
}
