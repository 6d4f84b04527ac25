using AfterSchool.Staffing.Timetable;
using NpgsqlTypes;

namespace AfterSchool.Staffing.Storage;

/// <summary>When somebody is taken, as one value that the database compares (tsmultirange); China Standard Time.</summary>
internal static class TakenTimes
{
    public static NpgsqlRange<DateTime>[] Of(IReadOnlyList<SessionSlot> times) =>
        [
            .. times.Select(one => new NpgsqlRange<DateTime>(
                one.Day.ToDateTime(one.Starts),
                lowerBoundIsInclusive: true,
                one.Day.ToDateTime(one.Ends),
                upperBoundIsInclusive: false
            )),
        ];

    public static IReadOnlyList<SessionSlot> Of(NpgsqlRange<DateTime>[] ranges) =>
        [
            .. ranges.Select(one => new SessionSlot(
                DateOnly.FromDateTime(one.LowerBound),
                TimeOnly.FromDateTime(one.LowerBound),
                TimeOnly.FromDateTime(one.UpperBound)
            )),
        ];
}
