using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Seats that a school fills by hand are declared in its plan and printed on the menu (预留名额公开).</summary>
/// <remarks>
/// A15 rests on the sentence that has the service told openly: what families were not told of is not given past them.
/// </remarks>
internal static class InternalSeatsRule
{
    /// <summary>More than declared cannot be given by hand.</summary>
    public static Ruling Judge(string group, int declared, int given, EnrolmentPack pack) =>
        given < declared
            ? Ruling.Permitted
            : Ruling.Refused(
                "internal-seats-exceeded",
                pack.NoticeFields?.Sources ?? [],
                new
                {
                    Group = group,
                    Declared = declared,
                    Given = given,
                }
            );
}
