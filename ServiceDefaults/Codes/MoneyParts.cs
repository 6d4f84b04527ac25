namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>Parts of an amount, each exact to the fen.</summary>
public readonly partial record struct Money
{
    /// <summary>
    /// Splits the amount by weights so that the parts sum to it exactly: everyone gets the whole fen of the quota, and
    /// the fen left over go one each to the largest remainders, the earlier first where they are equal.
    /// </summary>
    /// <param name="weights">One weight per part, none negative, not all zero.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public IReadOnlyList<Money> Share(IReadOnlyList<long> weights)
    {
        Int128 total = 0;
        foreach (var weight in weights)
            total += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        if (total == 0)
            throw new ArgumentException("Nobody has a weight, so nobody can get a share.", nameof(weights));

        var amount = Math.Abs(Fen);
        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = amount;
        for (var i = 0; i < parts.Length; i++)
        {
            var (quota, remainder) = Int128.DivRem((Int128)amount * weights[i], total);
            (parts[i], remainders[i]) = ((long)quota, remainder);
            left -= parts[i];
        }

        // OrderByDescending is stable, which makes "the earlier first" true; left is less than the number of parts.
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
            parts[i]++;

        var sign = Math.Sign(Fen);
        return [.. parts.Select(fen => new Money(sign * fen))];
    }

    /// <summary>
    /// The amount × part ÷ whole, a broken fen rounded up: for what a pupil gets back (refund, waiver), so that the
    /// rounding favours the pupil.
    /// </summary>
    /// <param name="part">From 0 to <paramref name="whole"/>, such as the sessions not held.</param>
    /// <param name="whole">More than 0, such as the sessions scheduled.</param>
    public Money ProRataUp(int part, int whole)
    {
        var (quotient, remainder) = Divided(part, whole);
        return new((long)(remainder > 0 ? quotient + 1 : quotient));
    }

    /// <summary>
    /// The amount × part ÷ whole, a broken fen rounded down: for what a pupil owes, so that the rounding favours the
    /// pupil. <c>ProRataDown(p, w) + ProRataUp(w − p, w)</c> is the whole amount.
    /// </summary>
    /// <param name="part">From 0 to <paramref name="whole"/>, such as the sessions held.</param>
    /// <param name="whole">More than 0, such as the sessions scheduled.</param>
    public Money ProRataDown(int part, int whole)
    {
        var (quotient, remainder) = Divided(part, whole);
        return new((long)(remainder < 0 ? quotient - 1 : quotient));
    }

    private (Int128 Quotient, Int128 Remainder) Divided(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return Int128.DivRem((Int128)Fen * part, whole);
    }
}
