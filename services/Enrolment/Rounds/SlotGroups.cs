using AfterSchool.Enrolment.Offerings;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// Slots of a round (时段): offerings that share a grade and overlap in time lie in one slot, and so does whatever overlaps with one
/// of them. A pupil gets one place in a slot at the most, so nobody is ever in two at a time.
/// </summary>
internal static class SlotGroups
{
    /// <summary>The slot of each offering, numbered in the order of the week.</summary>
    public static int[] Of(IReadOnlyList<Offering> offerings)
    {
        var parents = Enumerable.Range(0, offerings.Count).ToArray();
        for (var one = 0; one < offerings.Count; one++)
        for (var other = 0; other < one; other++)
            if (
                offerings[one].Grades.Intersect(offerings[other].Grades).Any()
                && Overlap(offerings[one], offerings[other])
            )
                parents[Root(one)] = Root(other);

        int[] order =
        [
            .. Enumerable
                .Range(0, offerings.Count)
                .GroupBy(Root)
                .OrderBy(group => group.Min(at => Earliest(offerings[at])))
                .ThenBy(group => group.Min(at => offerings[at].Id))
                .Select(group => group.Key),
        ];
        return [.. Enumerable.Range(0, offerings.Count).Select(at => Array.IndexOf(order, Root(at)))];

        int Root(int at)
        {
            while (parents[at] != at)
                at = parents[at] = parents[parents[at]];
            return at;
        }
    }

    /// <summary>Whether nobody can be in both.</summary>
    public static bool Overlap(Offering one, Offering other) => one.Taken.Any(own => other.Taken.Any(own.Meets));

    // Minutes from Monday 0:00; what is held on single days only comes last.
    private static int Earliest(Offering offering) =>
        offering
            .Weekly.Select(slot => ((int)slot.Weekday + 6) % 7 * 1_440 + slot.Starts.Hour * 60 + slot.Starts.Minute)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
}
