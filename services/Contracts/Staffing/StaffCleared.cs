namespace AfterSchool.Contracts.Staffing;

/// <summary>A person may work with children at a school.</summary>
/// <remarks>Told when the checks and the admission the pack asks for are there.</remarks>
public sealed record StaffCleared
{
    /// <summary>The person; the account's id where there is one.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>
    /// own, ownManagement, regional, retiredTeacher, retiredAthlete, heritageBearer, volunteer, professional, parent,
    /// offCampusCounsellor, coach, folkArtist, universityStudent, citizen, thirdPartyPerson or vendorStaff.
    /// </summary>
    public required string Category { get; init; }

    /// <summary>Last day the clearance holds.</summary>
    public required DateOnly ClearedUntil { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
