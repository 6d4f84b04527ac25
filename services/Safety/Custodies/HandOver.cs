using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Custodies;

/// <summary>A hand-over (交接) of a session's children: offered by count, done when the receiver counts the same.</summary>
public sealed class HandOver
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session handed over.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The session they go on to; the same where only the adult changes.</summary>
    public required Guid ToSessionId { get; init; }

    /// <summary>The giver.</summary>
    public required Guid FromPersonId { get; init; }

    /// <summary>The receiver.</summary>
    public required Guid ToPersonId { get; init; }

    /// <summary>Children the giver counted.</summary>
    public required int GivenCount { get; init; }

    /// <summary>When it was offered.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Children the receiver counted, in the last try.</summary>
    public int? ReceivedCount { get; private set; }

    /// <summary>When counts last differed (人数不符).</summary>
    public DateTimeOffset? MismatchedAt { get; private set; }

    /// <summary>When both had confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Who was handed over, once it was.</summary>
    public Guid[] PupilIds { get; private set; } = [];

    /// <summary>The receiver confirms by an own count; until all counts agree nobody changes hands.</summary>
    internal Ruling Confirm(int received, IReadOnlyList<Custody> children, SafetyPack pack, DateTimeOffset now)
    {
        ReceivedCount = received;
        var ruling = HandOverRule.JudgeCounts(pack, GivenCount, received, children.Count);
        if (!ruling.Permits)
            return ruling;
        foreach (var child in children)
            child.PassTo(ToPersonId, ToSessionId);
        (ConfirmedAt, PupilIds) = (now, [.. children.Select(child => child.PupilId)]);
        return ruling;
    }

    /// <summary>Keeps that the counts differed.</summary>
    internal void Mismatch(int received, DateTimeOffset now) => (ReceivedCount, MismatchedAt) = (received, now);
}
