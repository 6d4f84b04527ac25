extern alias enrolment;

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using enrolment::AfterSchool.Enrolment.Draws;

namespace AfterSchool.Load;

/// <summary>
/// The draw by itself, without a service: made-up applications of a school (0.1 million), a large city (1 million) and a province (7.5
/// million) in one draw each, twice. A slot has four offerings with places for four of five applications; each ranks one to
/// four of them, a fifth has priority.
/// </summary>
internal static class Drawing
{
    private const int PerSlot = 800;
    private const int OfferingsPerSlot = 4;

    public static async IAsyncEnumerable<string> MeasureAsync(string[] args)
    {
        await Task.CompletedTask;
        var mechanism = args.Contains("deferred") ? Mechanism.DeferredAcceptance : Mechanism.Serial;
        int[] sizes =
        [
            .. args.Where(arg => char.IsAsciiDigit(arg[0])).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)),
        ];
        // Compiled before it is timed.
        DrawEngine.Draw(Made(20_000, mechanism), new byte[Tickets.Bytes]);
        (int Count, double Seconds)? before = null;
        foreach (var count in sizes.Length > 0 ? sizes : [100_000, 1_000_000, 7_500_000])
        {
            var input = Made(count, mechanism);
            var (first, hash) = Timed(input);
            var used = ProcessorSeconds();
            var (second, again) = Timed(input);
            var cores = (ProcessorSeconds() - used) / second;
            var best = Math.Min(first, second);
            var grown = before is { } smaller
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; ×{(double)count / smaller.Count:0.0} requests take ×{best / smaller.Seconds:0.0}"
                )
                : "";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{count, 9:N0} requests, {mechanism}: {first:0.00} s, again {second:0.00} s on {cores:0.0} cores, {(hash == again ? "the same" : "NOT THE SAME")} {hash[..16]}, peak {PeakMiB():N0} MiB{grown}"
            );
            before = (count, best);
        }
    }

    private static (double Seconds, string Hash) Timed(DrawInput input)
    {
        var watch = Stopwatch.StartNew();
        var outcome = DrawEngine.Draw(input, [.. Enumerable.Repeat((byte)7, Tickets.Bytes)]);
        var seconds = watch.Elapsed.TotalSeconds;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(outcome.PlaceOf));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(outcome.WaitsAt));
        hash.AppendData(outcome.Tickets);
        return (seconds, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static DrawInput Made(int count, Mechanism mechanism)
    {
        var slots = Math.Max(1, count / PerSlot);
        var chance = new Random(1);
        var ids = new byte[count * DrawInput.IdBytes];
        var from = new int[count + 1];
        var choices = new List<int>(count * 5 / 2);
        var (slotOf, sizes, standings, lots) = (new int[count], new byte[count], new byte[count], new byte[count]);
        int[] wished = [0, 1, 2, 3];
        for (var at = 0; at < count; at++)
        {
            // Ascending, as a list is: the number first, then what nobody can guess.
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(ids.AsSpan(at * DrawInput.IdBytes), at);
            chance.NextBytes(ids.AsSpan(at * DrawInput.IdBytes + sizeof(int), DrawInput.IdBytes - sizeof(int)));
            (slotOf[at], sizes[at], lots[at]) = (at % slots, 1, 1);
            standings[at] = DrawInput.StandingOf(chance.Next(5) == 0, 0);
            chance.Shuffle(wished);
            foreach (var wish in wished.AsSpan(0, 1 + chance.Next(OfferingsPerSlot)))
                choices.Add(slotOf[at] * OfferingsPerSlot + wish);
            from[at + 1] = choices.Count;
        }

        var places = Math.Min(count, PerSlot) / OfferingsPerSlot * 4 / 5;
        return new DrawInput
        {
            Mechanism = mechanism,
            Rotates = false,
            Places = [.. Enumerable.Repeat(places, slots * OfferingsPerSlot)],
            Slots = slots,
            Ids = ids,
            SlotOf = slotOf,
            Sizes = sizes,
            StandingsOf = standings,
            Lots = lots,
            ChoicesFrom = from,
            Choices = [.. choices],
            ChildrenFrom = [],
            Children = [],
        };
    }

    private static double ProcessorSeconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    private static long PeakMiB()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / (1024 * 1024);
    }
}
