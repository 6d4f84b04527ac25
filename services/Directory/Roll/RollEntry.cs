namespace AfterSchool.Directory.Roll;

/// <summary>A record of the roll (名册). Every change grows its revision and is told whole, so that order of arrival never matters.</summary>
/// <typeparam name="TTold">The message that tells it.</typeparam>
public abstract class RollEntry<TTold>
    where TTold : class
{
    /// <summary>Its id, made by the caller.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change; also the concurrency token: of two changes at once, one is refused.</summary>
    public long Revision { get; set; }

    /// <summary>Keyed digest of the request last applied, so that the same request again is known.</summary>
    public string Asked { get; set; } = "";

    /// <summary>The whole record as it is told.</summary>
    public abstract TTold Told(DateTimeOffset now);
}
