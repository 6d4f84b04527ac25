namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>
/// A session that took place, as Safety has told (课次实录): what the ledger of each kind of service and a pupil's own record are made
/// of. Append-only.
/// </summary>
public sealed class HeldSession
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offering; it may have been stopped since.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How long it was, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Pupils present.</summary>
    public required Guid[] Present { get; init; }
}
