using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The last session of a day ends about when parents leave work, or not before (与当地正常下班时间衔接、不早于).</summary>
/// <remarks>ENR-048. Until the off-work time is entered the check is silent, and entering it is owed.</remarks>
internal static class EndNearOffWorkRule
{
    public static Ruling Judge(WeekPlan week, EnrolmentPack pack)
    {
        if (pack.EndVsOffWork is not { } rule)
            return Ruling.Permitted;
        if (pack.OffWorkTime is not { } offWork)
            return pack.OffWorkTimeEntered?.Broken("off-work-time-missing") ?? Ruling.Permitted;
        return rule.Value switch
        {
            "aligned" => pack.EndToleranceMinutes is { } tolerance
                ? Aligned(week, rule, offWork, tolerance)
                : Ruling.Permitted,
            "notEarlierSoft" => NotEarlier(week, rule, offWork),
            _ => Ruling.Permitted,
        };
    }

    // ±30 minutes includes 30 itself.
    private static Ruling Aligned(WeekPlan week, Cited<string> rule, Cited<TimeOnly> offWork, Cited<int> tolerance)
    {
        var apart = Days(week, ends => Math.Abs(Minutes(offWork.Value, ends)) > tolerance.Value);
        return apart.Length == 0
            ? Ruling.Permitted
            : Citing(rule, [.. offWork.Sources, .. tolerance.Sources])
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

    // 「不早于」 allows the off-work time itself.
    private static Ruling NotEarlier(WeekPlan week, Cited<string> rule, Cited<TimeOnly> offWork)
    {
        var early = Days(week, ends => Minutes(offWork.Value, ends) < 0);
        return early.Length == 0
            ? Ruling.Permitted
            : Citing(rule, offWork.Sources)
                .Broken("end-before-off-work", new { Ends = early, OffWork = offWork.Value });
    }

    private static string[] Days(WeekPlan week, Func<TimeOnly, bool> isOff) =>
        [
            .. week.LastEnds()
                .Where(day => !day.Weekday.IsWeekend() && isOff(day.Ends))
                .Select(day => $"{day.Weekday.Code()} {day.Ends:HH:mm}"),
        ];

    // Spans, since times of day wrap round midnight: 17:00 − 18:00 would be 23 hours.
    private static double Minutes(TimeOnly from, TimeOnly to) => (to.ToTimeSpan() - from.ToTimeSpan()).TotalMinutes;

    private static Cited<string> Citing(Cited<string> rule, IReadOnlyList<Citation> settings) =>
        settings.Reverse().Aggregate(rule, (cited, by) => cited.Replaced(cited.Value, by));
}
