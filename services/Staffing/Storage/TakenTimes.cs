using AfterSchool.Staffing.Timetable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace AfterSchool.Staffing.Storage;

/// <summary>When somebody is taken, as one value that the database compares (tsmultirange); China Standard Time.</summary>
internal static class TakenTimes
{
    /// <summary>Kept so. That nobody is with two groups at a time is an exclusion constraint, which only the migration can say.</summary>
    public static void IsTakenTimes(this PropertyBuilder<IReadOnlyList<SessionSlot>> property) =>
        property
            .HasColumnType("tsmultirange")
            .HasDefaultValueSql("'{}'")
            .ValueGeneratedNever()
            .HasConversion(
                times => Of(times),
                ranges => Of(ranges),
                new ValueComparer<IReadOnlyList<SessionSlot>>(
                    (one, other) => one!.SequenceEqual(other!),
                    times => times.Count,
                    times => times
                )
            );

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
