using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>A child not collected within the extended care is the duty manager's matter (接送时间、延时托管).</summary>
/// <remarks>SAF-009: no child is ever put out for it; the number of minutes is a default everywhere.</remarks>
internal static class PickUpRule
{
    public const string Late = "pick-up-late";

    /// <summary>Exactly on the last minute of the extended care it is still in time.</summary>
    public static Ruling Judge(Cited<int>? extendedCare, double minutesSinceEnd) =>
        extendedCare is null || minutesSinceEnd <= extendedCare.Value
            ? Permitted
            : extendedCare.Broken(Late, new { Minutes = extendedCare.Value });
}
