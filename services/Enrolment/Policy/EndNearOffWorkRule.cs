using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The last session of a day ends about when parents leave work (与当地正常下班时间作好衔接).</summary>
/// <remarks>ENR-048. Until the off-work time is entered the check is silent, and entering it is owed.</remarks>
internal static class EndNearOffWorkRule
{
    public static Ruling Judge(WeekPlan week, EnrolmentPack pack)
    {
        if (pack.EndVsOffWork is not { Value: "aligned" } aligned || pack.EndToleranceMinutes is not { } tolerance)
            return Ruling.Permitted;
        if (pack.OffWorkTime is not { } offWork)
            return pack.OffWorkTimeEntered?.Broken("off-work-time-missing") ?? Ruling.Permitted;

        // ±30 minutes includes 30 itself.
        var apart = week.LastEnds()
            .Where(day =>
                Math.Abs((day.Ends - offWork.Value).TotalMinutes) is var minutes && Beyond(minutes, tolerance)
            )
            .Select(day => $"{day.Weekday.Code()} {day.Ends:HH:mm}")
            .ToArray();
        return apart.Length == 0
            ? Ruling.Permitted
            : Cite(aligned, offWork, tolerance)
                .Broken(
                    "end-far-from-off-work",
                    new
                    {
                        Ends = apart,
                        OffWork = offWork.Value,
                        Tolerance = tolerance.Value,
                    }
                );
    }

    // TimeOnly wraps round midnight: 17:00 − 18:00 is 23 hours.
    private static bool Beyond(double minutes, Cited<int> tolerance) =>
        Math.Min(minutes, 24 * 60 - minutes) > tolerance.Value;

    private static Cited<string> Cite(Cited<string> aligned, Cited<TimeOnly> offWork, Cited<int> tolerance) =>
        offWork
            .Sources.Concat(tolerance.Sources)
            .Reverse()
            .Aggregate(aligned, (rule, by) => rule.Replaced(rule.Value, by));
}
