namespace AfterSchool.Enrolment.Draws;

/// <summary>How places are given (录取方式).</summary>
public enum Mechanism
{
    /// <summary>
    /// Random serial dictatorship (随机序位，逐一满足): who comes first by lot takes the dearest of what is left. The default: nobody
    /// gains by hiding what they want most.
    /// </summary>
    Serial,

    /// <summary>
    /// Deferred acceptance, pupils proposing (延迟录取): each offering has a lot of its own and keeps those who come first at it; a place
    /// is final only when nobody who comes earlier wants it. Stable, and nobody gains by hiding what they want most.
    /// </summary>
    DeferredAcceptance,
}

/// <summary>
/// Everything a draw depends on besides its seed, as arrays: applications in ascending order of their ids, offerings by number. No
/// name, no pupil, no time; the order in which families asked is nowhere in it.
/// </summary>
public sealed class DrawInput
{
    /// <summary>Bytes of an application's id.</summary>
    public const int IdBytes = 16;

    /// <summary>Standings there may be; see <see cref="StandingOf"/>.</summary>
    public const int Standings = 6;

    /// <summary>Tickets an application may have at the most (补偿加签上限).</summary>
    public const int MostLots = 3;

    /// <summary>How places are given.</summary>
    public required Mechanism Mechanism { get; init; }

    /// <summary>
    /// Whether who got a place in an earlier slot comes later in the next one (轮转): within one standing, the fewer places in
    /// earlier slots, the earlier.
    /// </summary>
    public required bool Rotates { get; init; }

    /// <summary>Places of each offering.</summary>
    public required int[] Places { get; init; }

    /// <summary>Slots there are; an application is for one of them, and an offering lies in one.</summary>
    public required int Slots { get; init; }

    /// <summary>Ids of the applications, 16 bytes each, ascending.</summary>
    public required byte[] Ids { get; init; }

    /// <summary>The slot of each application.</summary>
    public required int[] SlotOf { get; init; }

    /// <summary>Pupils of each application: 1, or as many as want to stay together or not at all.</summary>
    public required byte[] Sizes { get; init; }

    /// <summary>Where each application stands before any lot; the smaller, the earlier.</summary>
    public required byte[] StandingsOf { get; init; }

    /// <summary>Tickets of each application, 1 to <see cref="MostLots"/>; the best of them counts.</summary>
    public required byte[] Lots { get; init; }

    /// <summary>Where the choices of each application begin in <see cref="Choices"/>; one more than there are applications.</summary>
    public required int[] ChoicesFrom { get; init; }

    /// <summary>Offerings by number, the dearest first.</summary>
    public required int[] Choices { get; init; }

    /// <summary>Where the children of each application begin in <see cref="Children"/>; only where slots rotate.</summary>
    public required int[] ChildrenFrom { get; init; }

    /// <summary>Children by a number that means nothing outside this draw; only where slots rotate.</summary>
    public required int[] Children { get; init; }

    /// <summary>Applications there are.</summary>
    public int Count => SlotOf.Length;

    /// <summary>Priority groups first, then the fewer of the page's main targets are missed, the earlier.</summary>
    /// <param name="hasPriority">Whether it belongs to a priority group.</param>
    /// <param name="later">Main targets it does not belong to, 0 to 2.</param>
    public static byte StandingOf(bool hasPriority, int later) => (byte)((hasPriority ? 0 : 3) + later);

    /// <summary>The id of an application.</summary>
    public ReadOnlySpan<byte> IdOf(int application) => Ids.AsSpan(application * IdBytes, IdBytes);

    /// <summary>The choices of an application, the dearest first.</summary>
    public ReadOnlySpan<int> ChoicesOf(int application) =>
        Choices.AsSpan(ChoicesFrom[application], ChoicesFrom[application + 1] - ChoicesFrom[application]);

    /// <summary>The children of an application; none where slots do not rotate.</summary>
    public ReadOnlySpan<int> ChildrenOf(int application) =>
        Rotates
            ? Children.AsSpan(ChildrenFrom[application], ChildrenFrom[application + 1] - ChildrenFrom[application])
            : [];
}

/// <summary>What a draw gave.</summary>
/// <param name="Tickets">The ticket of each application, 32 bytes; the smaller, the earlier.</param>
/// <param name="PlaceOf">The offering that gave each application its place, or −1.</param>
/// <param name="WaitsAt">Beside each choice: its position on that offering's waiting list from 1, or 0 where it waits for nothing.</param>
public sealed record DrawOutcome(byte[] Tickets, int[] PlaceOf, int[] WaitsAt)
{
    /// <summary>The ticket of an application.</summary>
    public ReadOnlySpan<byte> TicketOf(int application) =>
        Tickets.AsSpan(application * Draws.Tickets.Bytes, Draws.Tickets.Bytes);
}
