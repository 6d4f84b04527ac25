using System.Buffers.Binary;

namespace AfterSchool.Enrolment.Draws;

/// <summary>
/// Serial dictatorship, slot after slot: by standing, then (where slots rotate) by places got in earlier slots, then by ticket, each
/// takes the dearest choice with room for all its pupils. All or nothing: brothers and sisters who want to stay together are one
/// application, and one that does not fit tries its next choice.
/// </summary>
internal static class SerialDraw
{
    private const int TopBytes = 256;
    private const int MostBucketsSplit = 4_096;

    public static DrawOutcome Hold(DrawInput input, byte[] tickets)
    {
        var (order, starts) = InOrderOfTicket(input, tickets);
        var (left, queue) = ((int[])input.Places.Clone(), new int[input.Places.Length]);
        var placeOf = new int[input.Count];
        var waitsAt = new int[input.Choices.Length];
        var got = input.Rotates ? new int[input.Children.Length == 0 ? 0 : input.Children.Max() + 1] : [];
        for (var slot = 0; slot < input.Slots; slot++)
        {
            for (var standing = 0; standing < DrawInput.Standings; standing++)
            {
                var bucket = slot * DrawInput.Standings + standing;
                var turn = order.AsSpan(starts[bucket], starts[bucket + 1] - starts[bucket]);
                if (input.Rotates)
                    Rotate(turn, input, got);
                foreach (var application in turn)
                    placeOf[application] = Choose(application, input, left, queue, waitsAt);
            }

            if (input.Rotates)
                Count(order.AsSpan(starts[slot * DrawInput.Standings]..starts[(slot + 1) * DrawInput.Standings]));
        }

        return new DrawOutcome(tickets, placeOf, waitsAt);

        void Count(ReadOnlySpan<int> applications)
        {
            foreach (var application in applications)
            foreach (var child in input.ChildrenOf(application))
                got[child] += placeOf[application] < 0 ? 0 : 1;
        }
    }

    private static int Choose(int application, DrawInput input, int[] left, int[] queue, int[] waitsAt)
    {
        var size = input.Sizes[application];
        foreach (var offering in input.ChoicesOf(application))
            if (left[offering] >= size)
            {
                left[offering] -= size;
                return offering;
            }

        for (var at = input.ChoicesFrom[application]; at < input.ChoicesFrom[application + 1]; at++)
            waitsAt[at] = ++queue[input.Choices[at]];
        return -1;
    }

    // Within a standing: who has least so far first; among those the order by ticket stays. Of a group, its luckiest child counts.
    private static void Rotate(Span<int> turn, DrawInput input, int[] got)
    {
        var had = new int[turn.Length];
        for (var at = 0; at < turn.Length; at++)
            foreach (var child in input.ChildrenOf(turn[at]))
                had[at] = Math.Max(had[at], got[child]);
        var sorted = turn.ToArray().Zip(had).OrderBy(one => one.Second).Select(one => one.First).ToArray();
        sorted.CopyTo(turn);
    }

    // A counting sort by slot, standing and first byte of the ticket, then each bucket by itself, on every core.
    private static (int[] Order, int[] Starts) InOrderOfTicket(DrawInput input, byte[] tickets)
    {
        var coarse = input.Slots * DrawInput.Standings;
        var split = coarse <= MostBucketsSplit ? TopBytes : 1;
        var from = new int[coarse * split + 1];
        var bucketOf = new int[input.Count];
        for (var at = 0; at < input.Count; at++)
        {
            var top = split == 1 ? 0 : tickets[at * Tickets.Bytes];
            bucketOf[at] = (input.SlotOf[at] * DrawInput.Standings + input.StandingsOf[at]) * split + top;
            from[bucketOf[at] + 1]++;
        }

        for (var bucket = 0; bucket < coarse * split; bucket++)
            from[bucket + 1] += from[bucket];
        var (order, keys) = (new int[input.Count], new ulong[input.Count]);
        var next = from.AsSpan(0, coarse * split).ToArray();
        for (var at = 0; at < input.Count; at++)
        {
            var put = next[bucketOf[at]]++;
            order[put] = at;
            keys[put] = BinaryPrimitives.ReadUInt64BigEndian(tickets.AsSpan(at * Tickets.Bytes, sizeof(ulong)));
        }

        Parallel.For(0, coarse * split, bucket => Sort(from[bucket], from[bucket + 1]));
        var starts = new int[coarse + 1];
        for (var bucket = 0; bucket <= coarse; bucket++)
            starts[bucket] = from[bucket * split];
        return (order, starts);

        void Sort(int begin, int end)
        {
            Array.Sort(keys, order, begin, end - begin);
            // The first eight bytes decide but for one pair in many draws of a province; that pair by the other bytes, then by id.
            for (var at = begin + 1; at < end; at++)
            for (var one = at; one > begin && keys[one] == keys[one - 1] && IsBefore(order[one], order[one - 1]); one--)
                (order[one], order[one - 1]) = (order[one - 1], order[one]);
        }

        bool IsBefore(int one, int other)
        {
            var compared = tickets
                .AsSpan(one * Tickets.Bytes, Tickets.Bytes)
                .SequenceCompareTo(tickets.AsSpan(other * Tickets.Bytes, Tickets.Bytes));
            return compared < 0 || (compared == 0 && one < other);
        }
    }
}
