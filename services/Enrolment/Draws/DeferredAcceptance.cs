using System.Buffers.Binary;

namespace AfterSchool.Enrolment.Draws;

/// <summary>
/// Deferred acceptance, pupils proposing (Gale and Shapley): each application asks its dearest choice; an offering keeps those who
/// come first by standing and by its own lot and turns away the last of them when somebody earlier asks. The outcome does not
/// depend on who asks first.
/// </summary>
internal static class DeferredAcceptance
{
    public static DrawOutcome Hold(DrawInput input, byte[] tickets)
    {
        if (input.Rotates || input.Sizes.Any(size => size != 1))
            throw new ArgumentException("Deferred acceptance places single pupils, and every slot by itself.");
        var kept = new Kept(input, tickets);
        var next = input.ChoicesFrom.AsSpan(0, input.Count).ToArray();
        var placeOf = new int[input.Count];
        Array.Fill(placeOf, -1);
        for (var at = 0; at < input.Count; at++)
        for (var asking = at; asking >= 0 && next[asking] < input.ChoicesFrom[asking + 1]; )
        {
            var offering = input.Choices[next[asking]++];
            var away = kept.Ask(asking, offering);
            if (away == asking)
                continue;
            placeOf[asking] = offering;
            asking = away;
            if (away >= 0)
                placeOf[away] = -1;
        }

        return new DrawOutcome(tickets, placeOf, Waiting(input, placeOf, kept));
    }

    private static int[] Waiting(DrawInput input, int[] placeOf, Kept kept)
    {
        var waitsAt = new int[input.Choices.Length];
        List<(int Offering, Turn Turn, int Choice)> waiting = [];
        for (var application = 0; application < input.Count; application++)
        {
            if (placeOf[application] >= 0)
                continue;
            for (var at = input.ChoicesFrom[application]; at < input.ChoicesFrom[application + 1]; at++)
                waiting.Add((input.Choices[at], kept.TurnAt(application, input.Choices[at]), at));
        }

        waiting.Sort(
            (one, other) =>
                one.Offering != other.Offering
                    ? one.Offering.CompareTo(other.Offering)
                    : kept.Compare(one.Turn, other.Turn, one.Offering)
        );
        for (var (at, position) = (0, 0); at < waiting.Count; at++)
        {
            position = at > 0 && waiting[at].Offering == waiting[at - 1].Offering ? position + 1 : 1;
            waitsAt[waiting[at].Choice] = position;
        }

        return waitsAt;
    }

    /// <summary>An application's turn at an offering: standing, then the offering's own lot.</summary>
    private readonly record struct Turn(byte Standing, ulong Lot, int Application);

    /// <summary>Whom each offering keeps: a heap with the last of them on top, all in one array.</summary>
    private sealed class Kept
    {
        private readonly DrawInput _input;
        private readonly byte[] _tickets;
        private readonly int[] _from;
        private readonly int[] _count;
        private readonly Turn[] _heap;

        public Kept(DrawInput input, byte[] tickets)
        {
            (_input, _tickets, _count) = (input, tickets, new int[input.Places.Length]);
            _from = new int[input.Places.Length + 1];
            for (var offering = 0; offering < input.Places.Length; offering++)
                _from[offering + 1] = _from[offering] + Math.Min(input.Places[offering], input.Count);
            _heap = new Turn[_from[^1]];
        }

        /// <summary>Who is turned away: −1 nobody, the one who asks, or one who was kept.</summary>
        public int Ask(int application, int offering)
        {
            var (from, room) = (_from[offering], _from[offering + 1] - _from[offering]);
            if (room == 0)
                return application;
            var turn = TurnAt(application, offering);
            if (_count[offering] < room)
            {
                Rise(from, _count[offering]++, turn, offering);
                return -1;
            }

            if (Compare(turn, _heap[from], offering) > 0)
                return application;
            var away = _heap[from].Application;
            Sink(from, room, turn, offering);
            return away;
        }

        public Turn TurnAt(int application, int offering)
        {
            Span<byte> own = stackalloc byte[Tickets.Bytes];
            OwnLot(application, offering, own);
            return new Turn(_input.StandingsOf[application], BinaryPrimitives.ReadUInt64BigEndian(own), application);
        }

        public int Compare(in Turn one, in Turn other, int offering)
        {
            if (one.Standing != other.Standing)
                return one.Standing.CompareTo(other.Standing);
            if (one.Lot != other.Lot)
                return one.Lot.CompareTo(other.Lot);
            Span<byte> mine = stackalloc byte[Tickets.Bytes];
            Span<byte> theirs = stackalloc byte[Tickets.Bytes];
            OwnLot(one.Application, offering, mine);
            OwnLot(other.Application, offering, theirs);
            var compared = mine.SequenceCompareTo(theirs);
            return compared != 0 ? compared : one.Application.CompareTo(other.Application);
        }

        private void OwnLot(int application, int offering, Span<byte> own) =>
            Tickets.AtOffering(_tickets.AsSpan(application * Tickets.Bytes, Tickets.Bytes), offering, own);

        private void Rise(int from, int at, in Turn turn, int offering)
        {
            for (; at > 0 && Compare(turn, _heap[from + (at - 1) / 2], offering) > 0; at = (at - 1) / 2)
                _heap[from + at] = _heap[from + (at - 1) / 2];
            _heap[from + at] = turn;
        }

        private void Sink(int from, int count, in Turn turn, int offering)
        {
            var at = 0;
            for (var child = 1; child < count; child = 2 * at + 1)
            {
                if (child + 1 < count && Compare(_heap[from + child + 1], _heap[from + child], offering) > 0)
                    child++;
                if (Compare(turn, _heap[from + child], offering) >= 0)
                    break;
                _heap[from + at] = _heap[from + child];
                at = child;
            }

            _heap[from + at] = turn;
        }
    }
}
