namespace AfterSchool.Staffing.Vendors;

/// <summary>What shows that a vendor is qualified (资质证明), with its validity. Append-only: a renewal adds a row.</summary>
public sealed class VendorCredential
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>What it shows.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>Number of the certificate, licence or enquiry.</summary>
    public required string Number { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Last day it holds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What a credential shows.</summary>
public enum CredentialKind
{
    /// <summary>Professional qualification (专业资质).</summary>
    ProfessionalQualification,

    /// <summary>Good reputation in society (良好社会声誉).</summary>
    GoodReputation,

    /// <summary>Licence to run a school (办学资质).</summary>
    SchoolRunningQualification,

    /// <summary>The qualification that the service calls for (相应资质).</summary>
    CorrespondingQualification,

    /// <summary>That it meets the authority's conditions (符合条件).</summary>
    MeetsConditions,
}
