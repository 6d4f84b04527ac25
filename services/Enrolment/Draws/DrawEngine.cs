namespace AfterSchool.Enrolment.Draws;

/// <summary>The draw (抽签): a pure function of its input and its seed, which anybody can compute again.</summary>
public static class DrawEngine
{
    /// <summary>Draws.</summary>
    /// <param name="input">The frozen list.</param>
    /// <param name="seed">The seed, 32 bytes.</param>
    public static DrawOutcome Draw(DrawInput input, byte[] seed)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tickets = Tickets.DrawAll(seed, input);
        return input.Mechanism == Mechanism.Serial
            ? SerialDraw.Hold(input, tickets)
            : DeferredAcceptance.Hold(input, tickets);
    }
}
