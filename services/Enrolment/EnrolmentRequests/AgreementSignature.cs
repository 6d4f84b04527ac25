namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>A signature under an agreement (签名): who, how, and the hash of the scan. Append-only.</summary>
public sealed class AgreementSignature
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>school, guardian or pupil.</summary>
    public required string Party { get; init; }

    /// <summary>Account of the one who signed or recorded it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>online, paper, mark or stamp.</summary>
    public required string Method { get; init; }

    /// <summary>SHA-256 of the scan, hexadecimal.</summary>
    public string? ScanHash { get; init; }

    /// <summary>Which form of agreement; 0 where the school drew up none of its own.</summary>
    public required int FormVersion { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
