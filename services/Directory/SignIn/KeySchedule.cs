namespace AfterSchool.Directory.SignIn;

/// <summary>Which keys are used and which are taken at a moment: a function of the keys and the time, the same for every replica.</summary>
/// <param name="Used">The key that signs or encrypts.</param>
/// <param name="Taken">Every key whose work still counts, the used one first; of signing keys, those that are shown.</param>
internal sealed record KeySchedule(ServerKey Used, IReadOnlyList<ServerKey> Taken)
{
    /// <summary>How long a new key is shown before it is used: longer than anybody keeps the keys without asking again.</summary>
    public static readonly TimeSpan Announced = TimeSpan.FromHours(1);

    /// <summary>Reads the schedule.</summary>
    /// <param name="keys">All keys of one use; at least one.</param>
    /// <param name="now">The machine's time.</param>
    /// <param name="lasting">How long the longest-lived thing made with a key lives.</param>
    public static KeySchedule At(IEnumerable<ServerKey> keys, DateTimeOffset now, TimeSpan lasting)
    {
        ServerKey[] ordered = [.. keys.OrderBy(key => key.MadeAt).ThenBy(key => key.Id)];
        var first = Math.Max(0, Array.FindLastIndex(ordered, key => key.ReplacesAll));
        // The very first key has nobody to be announced to.
        var used = Math.Max(first, Array.FindLastIndex(ordered, key => key.UsedFrom <= now));
        var taken = ordered
            .Skip(first)
            // A key counts until everything made before its successor took over has ended.
            .Where((key, at) => first + at >= used || ordered[first + at + 1].UsedFrom + lasting > now)
            .OrderByDescending(key => key == ordered[used]);
        return new KeySchedule(ordered[used], [.. taken]);
    }
}
